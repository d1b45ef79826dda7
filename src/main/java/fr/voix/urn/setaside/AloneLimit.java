package fr.voix.urn.setaside;

import fr.voix.urn.leaf.Choice;
import fr.voix.urn.leaf.Counts;
import fr.voix.urn.leaf.UrnKind;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What one person may decide alone on the ballots or signatures of one urn. The same holds for letting them count again.
 *
 * @param thresholds numbers of signatures that bring something about; none for a Scrutin
 * @param scattered those of them that are not reached yet and ask for départements as well, which any signature may complete
 */
public record AloneLimit(UrnKind kind, List<Long> thresholds, List<Long> scattered) {

    static final long MOST_BALLOTS = 100;

    /** One in so many of the ballots that stand. */
    static final long SHARE = 10;

    static final AloneLimit OF_SCRUTIN = new AloneLimit(UrnKind.SCRUTIN, List.of(), List.of());

    public static AloneLimit ofPetition(List<Long> thresholds, List<Long> scattered) {
        return new AloneLimit(UrnKind.PETITION, thresholds, scattered);
    }

    /**
     * Whether that is too much for one person: more than a hundred, more than a tenth of those that stand, or another result.
     *
     * @param ballots of the decision, with those of the same urn that were decided on alone lately, by anybody
     * @param standing counted before the decision
     * @param before just before it, or a part of it
     * @param after just after
     */
    boolean isExceeded(long ballots, long standing, Counts before, Counts after) {
        return ballots > MOST_BALLOTS || ballots * SHARE > standing || isTurning(before, after);
    }

    /**
     * Another choice in front; for a petition, a threshold that is above after and was not before, or the other way round, and
     * one that only départements are missing to when signatures count again.
     */
    private boolean isTurning(Counts before, Counts after) {
        return switch (kind) {
            case SCRUTIN -> !leading(before).equals(leading(after)) || lead(before) != lead(after);
            case PETITION ->
                thresholds.stream().anyMatch(number -> (before.total() < number) != (after.total() < number))
                        || before.total() < after.total()
                                && scattered.stream().anyMatch(number -> number <= after.total());
        };
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
