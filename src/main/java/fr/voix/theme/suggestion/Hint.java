package fr.voix.theme.suggestion;

import java.util.List;

/**
 * A rule by which official data point to themes.
 *
 * @param value to be found; {@code folded} is its form for comparison
 * @param name for the reason: the code that an abbreviation stands for, else the value
 * @param themes slugs, the most likely first
 */
record Hint(Kind kind, String value, String folded, String name, Weight weight, List<String> themes) {

    enum Kind {
        MISSION,
        CODE,
        /** The official reference of the law, which abbreviates codes. */
        REFERENCE,
        ORGANE,
        PART,
        TITRE
    }

    /** The probability that the theme is right. */
    enum Weight {
        FAINT(0.05),
        WEAK(0.15),
        MEDIUM(0.4),
        STRONG(0.7);

        private final double chance;

        Weight(double chance) {
            this.chance = chance;
        }

        private Weight less() {
            return this == FAINT ? FAINT : values()[ordinal() - 1];
        }
    }

    private static final String STANDS_FOR = " = ";

    /** @param value may be « abbreviation = name » */
    static Hint of(Kind kind, String value, Weight weight, List<String> themes) {
        String[] parts = value.split(STANDS_FOR, 2);
        return new Hint(
                kind, parts[0], Folded.of(parts[0]).text(), parts[parts.length - 1], weight, List.copyOf(themes));
    }

    Hint about(List<String> others) {
        return new Hint(kind, value, folded, name, weight, others);
    }

    /** The probability of the theme at that position: from the second on, one weight less. */
    double chance(int place) {
        return (place == 0 ? weight : weight.less()).chance;
    }
}
