package fr.voix.urn.leaf;

/**
 * Counted votes of networks or mail domains that brought more votes to an urn than is expected of one. All of them count. They are
 * shown beside the count, since they may be many people behind one address or one person alone. Not part of any leaf.
 *
 * @param origins number of such networks and domains
 */
public record Crowd(int origins, long pour, long contre, long abstention, long signatures) {

    public static final Crowd NONE = new Crowd(0, 0, 0, 0, 0);

    public long total() {
        return pour + contre + abstention + signatures;
    }

    public boolean isNone() {
        return origins == 0;
    }

    /** Limited to what counts: some may have been withdrawn since. */
    public Crowd within(Counts counts) {
        return isNone()
                ? this
                : new Crowd(
                        origins,
                        Math.min(pour, counts.of(Choice.P)),
                        Math.min(contre, counts.of(Choice.C)),
                        Math.min(abstention, counts.of(Choice.A)),
                        Math.min(signatures, counts.of(Choice.S)));
    }

    /** Whether for and against would be reversed or equal without them. */
    public boolean isTurning(Counts counts) {
        long pourInAll = counts.of(Choice.P);
        long contreInAll = counts.of(Choice.C);
        return Long.compare(pourInAll, contreInAll) != Long.compare(pourInAll - pour, contreInAll - contre);
    }

    /** The difference in votes between two states, as far as the numbers show. */
    public long distance(Crowd other) {
        return Math.abs(pour - other.pour)
                + Math.abs(contre - other.contre)
                + Math.abs(abstention - other.abstention)
                + Math.abs(signatures - other.signatures);
    }
}
