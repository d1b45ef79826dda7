package fr.voix.urn.leaf;

import java.util.Arrays;
import java.util.Optional;

/** What is known of each leaf of an urn, in one byte, and what those that are ballots or signatures count. Not for two threads. */
final class LeafMarks {

    // 0 for a leaf that is no ballot or signature
    private static final int CHOICE = 0b11;
    private static final int TIER_SHIFT = 2;
    private static final int TIER = 0b11 << TIER_SHIFT;

    /** What it says. */
    static final int VOTE = TIER | CHOICE;

    static final int HAS_ROW = 0x10;
    static final int SET_ASIDE = 0x20;
    static final int CROSSED_OUT = 0x40;
    static final int WAITING = 0x80;

    private final UrnKind kind;
    private final long[] counted = new long[VOTE];
    private byte[] marks = new byte[64];
    private long waiting;

    LeafMarks(UrnKind kind) {
        this.kind = kind;
    }

    int code(Choice choice, Tier tier) {
        return 1 + kind.choices().indexOf(choice) + (tier.level() << TIER_SHIFT);
    }

    int at(long index) {
        return index >= 0 && index < marks.length ? marks[(int) index] : 0;
    }

    void put(long index, int known) {
        if (index >= marks.length) {
            marks = Arrays.copyOf(marks, Math.toIntExact(Math.max(index + 1, marks.length * 3L / 2)));
        }
        tell(marks[(int) index], -1);
        marks[(int) index] = (byte) known;
        tell(known, 1);
    }

    /** Adds what a ballot or signature counts, or takes it away. */
    private void tell(int known, int sign) {
        if (known == 0 || (known & CROSSED_OUT) != 0) {
            return;
        }
        if ((known & SET_ASIDE) == 0) {
            counted[(known & VOTE) - 1] += sign;
        } else if ((known & WAITING) != 0) {
            waiting += sign;
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

    /** How many are set aside because nobody has looked at them yet. */
    long waiting() {
        return waiting;
    }

    Optional<Choice> choiceAt(long index) {
        int known = at(index);
        return known == 0 ? Optional.empty() : Optional.of(kind.choices().get((known & CHOICE) - 1));
    }

    /** Those before an index that are not crossed out and have no row. */
    long withoutRow(long before) {
        long count = 0;
        for (long index = 0; index < Math.min(before, marks.length); index++) {
            int known = at(index);
            count += known != 0 && (known & (CROSSED_OUT | HAS_ROW)) == 0 ? 1 : 0;
        }
        return count;
    }

    /** Bytes, about. */
    int weight() {
        return marks.length;
    }
}
