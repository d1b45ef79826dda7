package fr.voix.urn.tally;

import fr.voix.urn.leaf.UrnKind;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * The stored history of an urn, so that pages need not read its leaves. All of it but the times follows from the leaves.
 *
 * @param size of the urn when this was read; later leaves are not covered
 * @param hours oldest first
 * @param aside set-aside ranges
 * @param changes closings, reopenings and changes of the text, a sentence each
 */
record UrnPast(long size, List<Hour> hours, List<Reached> reached, AsideSum aside, Set<String> changes) {

    /**
     * The counts at the end of an hour.
     *
     * @param counts in the order of {@link UrnKind#choices()}, with a space between them
     */
    record Hour(Instant hour, long size, String counts) {}

    /**
     * A threshold of a petition, with the number of leaves at which it was reached.
     *
     * @param departements in how many they must be
     * @param places from how many the signatures are that were in the urn by then and have a row still
     * @param rows how many these are
     */
    record Reached(String kind, long signatures, long size, long departements, long places, long rows) {}

    static String textChange(long leafIndex, long ballots) {
        return "the text changes at leaf " + leafIndex + " after " + ballots + " that count";
    }

    static String closing(long leafIndex, String counts, long erased) {
        return "leaf " + leafIndex + " closes with " + counts + ", and " + erased + " are erased behind it";
    }

    static String reopening(long closed, long leafIndex) {
        return "leaf " + leafIndex + " opens what leaf " + closed + " closed";
    }
}
