package fr.voix.petition.place;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Hides how many signed where they are so few that neighbours might guess who. The total is public, so that a single
 * hidden count would be the total less the others: as many of the next smallest are withheld as it takes for each of the
 * few to be anything between none and the most that few may be, even for a reader who knows this rule.
 */
public final class SmallCount {

    /** The smallest count that is shown. */
    static final long SHOWN_FROM = 5;

    private static final long MOST = SHOWN_FROM - 1;

    private SmallCount() {}

    /**
     * What may be shown of counts that are shown together with their sum, or with a total that they add up to.
     *
     * @param counts by area, none negative, areas with nobody included
     */
    public static SortedMap<String, PublicCount> publish(Map<String, Long> counts) {
        var shown = counts.entrySet().stream()
                .filter(entry -> entry.getValue() >= SHOWN_FROM)
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.naturalOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .toList();
        int few = counts.size() - shown.size();
        long ofFew = counts.values().stream()
                .filter(count -> count < SHOWN_FROM)
                .mapToLong(Long::longValue)
                .sum();
        int withheld =
                withheld(few, ofFew, shown.stream().map(Map.Entry::getValue).toList());
        var published = new TreeMap<String, PublicCount>();
        counts.keySet().forEach(area -> published.put(area, new PublicCount.Few()));
        for (int i = 0; i < shown.size(); i++) {
            published.put(
                    shown.get(i).getKey(),
                    i < withheld
                            ? new PublicCount.Withheld()
                            : new PublicCount.Exact(shown.get(i).getValue()));
        }
        return published;
    }

    /** How many of the smallest that could be shown are not. */
    private static int withheld(int few, long ofFew, List<Long> ascending) {
        long hidden = ofFew;
        int withheld = 0;
        while (few > 0 && withheld < ascending.size() && isTelling(few, hidden, withheld, ascending.get(withheld))) {
            hidden += ascending.get(withheld++);
        }
        return withheld;
    }

    /**
     * Whether one of the few can be told apart from none or from the most.
     *
     * @param hidden sum of all that is hidden, which is the total less what is shown
     * @param smallest of those shown; no withheld one is larger
     */
    private static boolean isTelling(int few, long hidden, int withheld, long smallest) {
        boolean mayBeNone = hidden <= MOST * (few - 1) + smallest * withheld;
        boolean mayBeMost = hidden - SHOWN_FROM * withheld >= MOST;
        return !mayBeNone || !mayBeMost;
    }

    /** What the public may read of how many people of one area signed. */
    public sealed interface PublicCount {

        record Exact(long count) implements PublicCount {}

        /** Fewer than {@link SmallCount#SHOWN_FROM}, perhaps none. */
        record Few() implements PublicCount {}

        /** Not few, but shown it would let others work out the few. */
        record Withheld() implements PublicCount {}
    }
}
