package fr.voix.urn.leaf;

/**
 * The counted votes of networks, or of mail domains, that brought more to one urn than is expected of one: all of them count, and
 * are told apart beside the count, since they may be people behind one address or one person alone. Follows from no leaf.
 *
 * @param origins how many such networks and domains there are
 */
public record Crowd(int origins, long pour, long contre, long abstention, long signatures) {

    public static final Crowd NONE = new Crowd(0, 0, 0, 0, 0);

    public long total() {
        return pour + contre + abstention + signatures;
    }

    public boolean isNone() {
        return origins == 0;
    }

    /** Never more than counts: some may have been taken back since this was counted. */
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

    /** Whether for and against would stand the other way round, or level, without them. */
    public boolean isTurning(Counts counts) {
        long pourInAll = counts.of(Choice.P);
        long contreInAll = counts.of(Choice.C);
        return Long.compare(pourInAll, contreInAll) != Long.compare(pourInAll - pour, contreInAll - contre);
    }

    /** How many came or went from this one to another, as far as the numbers tell. */
    public long distance(Crowd other) {
        return Math.abs(pour - other.pour)
                + Math.abs(contre - other.contre)
                + Math.abs(abstention - other.abstention)
                + Math.abs(signatures - other.signatures);
    }
}
