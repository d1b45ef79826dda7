package fr.voix.urn.leaf;

/** Counted ballots, or signatures, per tier and choice; immutable. */
public final class Counts {

    public static final Counts NONE = new Counts(new long[Tier.values().length * Choice.values().length]);

    private final long[] cells;

    private Counts(long[] cells) {
        this.cells = cells;
    }

    public long of(Tier tier, Choice choice) {
        return cells[index(tier, choice)];
    }

    /** Over all tiers. */
    public long of(Choice choice) {
        long sum = 0;
        for (Tier tier : Tier.values()) {
            sum += of(tier, choice);
        }
        return sum;
    }

    public long total() {
        long sum = 0;
        for (Choice choice : Choice.values()) {
            sum += of(choice);
        }
        return sum;
    }

    /** Adds {@code ballots} of one kind; it may be negative, the result may not. */
    public Counts plus(Tier tier, Choice choice, long ballots) {
        long[] changed = cells.clone();
        changed[index(tier, choice)] += ballots;
        if (changed[index(tier, choice)] < 0) {
            throw new IllegalArgumentException("No ballot left to take away from " + tier + " " + choice);
        }
        return new Counts(changed);
    }

    /** Adds cell by cell. */
    public Counts plus(Counts others) {
        return each(others, 1);
    }

    /** Subtracts cell by cell; none may become negative. */
    public Counts minus(Counts others) {
        return each(others, -1);
    }

    private Counts each(Counts others, int sign) {
        Counts sum = this;
        for (Tier tier : Tier.values()) {
            for (Choice choice : Choice.values()) {
                sum = sum.plus(tier, choice, sign * others.of(tier, choice));
            }
        }
        return sum;
    }

    private static int index(Tier tier, Choice choice) {
        return tier.ordinal() * Choice.values().length + choice.ordinal();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Counts counts && java.util.Arrays.equals(cells, counts.cells);
    }

    @Override
    public int hashCode() {
        return java.util.Arrays.hashCode(cells);
    }

    @Override
    public String toString() {
        return java.util.Arrays.toString(cells);
    }
}
