package fr.voix.notice.webhook;

import fr.voix.theme.theme.Theme;
import fr.voix.urn.leaf.Choice;
import fr.voix.urn.leaf.Counts;
import fr.voix.urn.leaf.Crowd;
import fr.voix.urn.leaf.Frontier;
import fr.voix.urn.leaf.Tier;
import fr.voix.urn.leaf.UrnKind;
import fr.voix.urn.tally.Tally;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.List;

/**
 * Something that receivers are told of.
 *
 * @param uid of the scrutin, or the number of the petition; null where a trial is about nothing, like the tally
 * @param tally what was counted then
 * @param themes of the scrutin, where they are what is told; null otherwise
 * @param isTrial whether nothing of it is true
 */
record Event(EventType type, String uid, Instant at, Tally tally, List<Theme> themes, Long threshold, boolean isTrial) {

    /** No legislature is the 0th, no petition has that number: whoever takes a trial for real finds nothing there. */
    private static final String TRIAL_SCRUTIN = "AMANR5L00PO00000B0000P0D1N000000";

    private static final String TRIAL_PETITION = "0";
    private static final Theme TRIAL_THEME = new Theme(0, "essai", "Essai", "Trial");
    private static final long TRIAL_THRESHOLD = 1000;
    private static final Counts TRIAL_VOTES = Counts.NONE
            .plus(Tier.BROWSER, Choice.P, 612)
            .plus(Tier.BROWSER, Choice.C, 341)
            .plus(Tier.BROWSER, Choice.A, 47);
    private static final Counts TRIAL_SIGNATURES = Counts.NONE.plus(Tier.EMAIL, Choice.S, TRIAL_THRESHOLD);

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
        return new Event(type, uid, at, tally, null, null, false);
    }

    static Event filed(String uid, Instant at, Tally tally, List<Theme> themes) {
        return new Event(EventType.CLASSE, uid, at, tally, themes, null, false);
    }

    static Event reached(EventType type, String uid, Instant at, Tally tally, Long threshold) {
        return new Event(type, uid, at, tally, null, threshold, false);
    }

    /** What a message of that type looks like, of something made up. */
    static Event trial(EventType type, Instant at) {
        if (type == EventType.ESSAI) {
            return new Event(type, null, at, null, null, null, true);
        }
        boolean isOpen = type != EventType.CLOS && type != EventType.PETITION_CLOSE;
        var uid = type.isOfPetition() ? TRIAL_PETITION : TRIAL_SCRUTIN;
        var counts = type.isOfPetition() ? TRIAL_SIGNATURES : TRIAL_VOTES;
        return new Event(
                type,
                uid,
                at,
                new Tally(uid, counts, Crowd.NONE, isOpen, 0, Frontier.EMPTY.rootHex(), at),
                type == EventType.CLASSE ? List.of(TRIAL_THEME) : null,
                type.hasThreshold() ? TRIAL_THRESHOLD : null,
                true);
    }
}
