package fr.voix.notice.webhook;

import fr.voix.theme.theme.Theme;
import fr.voix.urn.tally.Tally;
import java.time.Instant;
import java.util.List;

/**
 * Something that receivers are told of.
 *
 * @param scrutinUid null for a trial, like the tally
 * @param tally what was counted then
 * @param themes of the scrutin, where they are what is told; null otherwise
 */
record Event(EventType type, String scrutinUid, Instant at, Tally tally, List<Theme> themes, Long threshold) {

    /** It was closed, or opened again. */
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
