package fr.voix.theme.suggestion;

import java.util.Optional;

/** The strength of a suggestion. The bounds were set on training data. */
public enum Strength {
    /** Several kinds of evidence, or a near copy of a decided text. */
    STRONG(1.1),
    /** One specific official hint, or several similar decisions. */
    MEDIUM(0.65),
    /** Worth a look. */
    WEAK(0.15);

    private final double least;

    Strength(double least) {
        this.least = least;
    }

    /** Empty when the support is too low to be shown. */
    static Optional<Strength> of(double support) {
        for (Strength strength : values()) {
            if (support >= strength.least) {
                return Optional.of(strength);
            }
        }
        return Optional.empty();
    }
}
