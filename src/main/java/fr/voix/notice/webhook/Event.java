package fr.voix.notice.webhook;

import fr.voix.theme.theme.Theme;
import fr.voix.urn.leaf.UrnKind;
import fr.voix.urn.tally.Tally;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.List;

/**
 * Something that receivers are told of.
 *
 * @param uid of the scrutin, or the number of the petition; null for a trial, like the tally
 * @param tally what was counted then
 * @param themes of the scrutin, where they are what is told; null otherwise
 */
record Event(EventType type, String uid, Instant at, Tally tally, List<Theme> themes, Long threshold) {

    @Nullable
    String scrutin() {
        return uid != null && UrnKind.SCRUTIN.isOf(uid) ? uid : null;
    }

    @Nullable
    Long petition() {
        return uid != null && UrnKind.PETITION.isOf(uid) ? Long.valueOf(uid) : null;
    }

    /** A scrutin was closed, or opened again. */
    static Event changed(EventType type, String uid, Instant at, Tally tally) {
        return new Event(type, uid, at, tally, null, null);
    }

    static Event filed(String uid, Instant at, Tally tally, List<Theme> themes) {
        return new Event(EventType.CLASSE, uid, at, tally, themes, null);
    }

    static Event reached(String uid, Instant at, Tally tally, long threshold) {
        return new Event(EventType.SEUIL, uid, at, tally, null, threshold);
    }

    static Event trial(Instant at) {
        return new Event(EventType.ESSAI, null, at, null, null, null);
    }
}
