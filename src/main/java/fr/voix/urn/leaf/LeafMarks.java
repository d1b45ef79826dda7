package fr.voix.urn.leaf;

import java.util.Arrays;
import java.util.Optional;

/**
 * One byte for each leaf of an urn. For a ballot or signature: its choice, tier and whether it counts. For another leaf: which count it
 * changed and how. So the counts after any number of leaves can be computed. Not thread-safe.
 */
final class LeafMarks {

    /** 0 for a leaf that is no ballot or signature. */
    private static final int CHOICE = 0b11;

    private static final int TIER_SHIFT = 2;
    private static final int TIER = 0b11 << TIER_SHIFT;

    /** What it says. */
    static final int VOTE = TIER | CHOICE;

    static final int HAS_ROW = 0x10;
    static final int SET_ASIDE = 0x20;
    static final int CROSSED_OUT = 0x40;

    // of a leaf that changed what counts: which choice, in the place of the tier, and whether it is one more
    private static final int CHANGE = 0x10;
    private static final int MORE = 0x20;

    private final UrnKind kind;
    private final long[] counted = new long[VOTE];
    private byte[] marks = new byte[64];

    LeafMarks(UrnKind kind) {
        this.kind = kind;
    }

    int code(Choice choice, Tier tier) {
        return 1 + kind.choices().indexOf(choice) + (tier.level() << TIER_SHIFT);
    }

    /** 0 for a leaf that is no ballot or signature. */
    int at(long index) {
        int known = index >= 0 && index < marks.length ? marks[(int) index] : 0;
        return (known & CHOICE) == 0 ? 0 : known;
    }

    void put(long index, int known) {
        makeRoom(index);
        tell(at(index), -1);
        marks[(int) index] = (byte) known;
        tell(known, 1);
    }

    private void makeRoom(long index) {
        if (index >= marks.length) {
            marks = Arrays.copyOf(marks, Math.toIntExact(Math.max(index + 1, marks.length * 3L / 2)));
        }
    }

    /** Applies a leaf that changes an earlier ballot or signature. */
    void change(long index, long target, int known) {
        int before = at(target);
        put(target, known);
        if (isCounted(before) != isCounted(known)) {
            makeRoom(index);
            int choice = (known & CHOICE) - 1;
            marks[(int) index] = (byte) (CHANGE | (isCounted(known) ? MORE : 0) | choice << TIER_SHIFT);
        }
    }

    private static boolean isCounted(int known) {
        return known != 0 && (known & (CROSSED_OUT | SET_ASIDE)) == 0;
    }

    /**
     * The counts after each of these numbers of leaves.
     *
     * @param sizes ascending
     * @return for each size the counts in the order of {@link UrnKind#choices}
     */
    long[][] countsAt(long... sizes) {
        long[] counts = new long[kind.choices().size()];
        long[][] found = new long[sizes.length][];
        int index = 0;
        for (int place = 0; place < sizes.length; place++) {
            for (; index < Math.min(sizes[place], marks.length); index++) {
                int known = marks[index];
                if ((known & CHOICE) != 0) {
                    counts[(known & CHOICE) - 1]++;
                } else if (known != 0) {
                    counts[(known & TIER) >> TIER_SHIFT] += (known & MORE) != 0 ? 1 : -1;
                }
            }
            found[place] = counts.clone();
        }
        return found;
    }

    /** Adds or subtracts a ballot or signature. */
    private void tell(int known, int sign) {
        if (known == 0 || (known & CROSSED_OUT) != 0) {
            return;
        }
        if ((known & SET_ASIDE) == 0) {
            counted[(known & VOTE) - 1] += sign;
        }
    }

    Counts counts() {
        Counts counts = Counts.NONE;
        for (Tier tier : Tier.values()) {
            for (Choice choice : kind.choices()) {
                counts = counts.plus(tier, choice, counted[code(choice, tier) - 1]);
            }
        }
        return counts;
    }

    long total() {
        return Arrays.stream(counted).sum();
    }

    Optional<Choice> choiceAt(long index) {
        int known = at(index);
        return known == 0 ? Optional.empty() : Optional.of(kind.choices().get((known & CHOICE) - 1));
    }

    /** Ballots or signatures before an index without an {@code x1} and without a row. */
    long withoutRow(long before) {
        long count = 0;
        for (long index = 0; index < Math.min(before, marks.length); index++) {
            int known = at(index);
            count += known != 0 && (known & (CROSSED_OUT | HAS_ROW)) == 0 ? 1 : 0;
        }
        return count;
    }

    /** Approximate size in bytes. */
    int weight() {
        return marks.length;
    }
}
