package fr.voix.setaside;

import fr.voix.urn.Choice;
import fr.voix.urn.Counts;
import fr.voix.urn.UrnKind;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Set;

/** What one person may decide on ballots alone. The same holds for letting them count again. */
final class AloneLimit {

    static final long MOST_BALLOTS = 100;

    /** Of the ballots that stand: one in so many. */
    static final long SHARE = 10;

    private AloneLimit() {}

    /**
     * Whether that is too much for one person: more than a hundred ballots, more than a tenth of those that stand, or another
     * choice in front.
     *
     * @param ballots of the decision, with those of the same Scrutin that were decided on alone lately, by anybody
     * @param standing counted ballots before the decision
     * @param before just before it, or a part of it
     * @param after just after
     */
    static boolean isExceeded(long ballots, long standing, Counts before, Counts after) {
        return ballots > MOST_BALLOTS
                || ballots * SHARE > standing
                || !leading(before).equals(leading(after))
                || lead(before) != lead(after);
    }

    /** All of them where several are level. */
    private static Set<Choice> leading(Counts counts) {
        long most = UrnKind.SCRUTIN.choices().stream()
                .map(counts::of)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        Set<Choice> leading = EnumSet.noneOf(Choice.class);
        UrnKind.SCRUTIN.choices().stream()
                .filter(choice -> counts.of(choice) == most)
                .forEach(leading::add);
        return leading;
    }

    /** For or against, whatever the abstentions: also where these are the most. */
    private static int lead(Counts counts) {
        return Long.compare(counts.of(Choice.P), counts.of(Choice.C));
    }
}
