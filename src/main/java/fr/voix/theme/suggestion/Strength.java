package fr.voix.theme.suggestion;

import java.util.Optional;

/** How much speaks for a suggestion. The bounds were set on the lists that are there to learn from. */
public enum Strength {
    /** Several kinds of evidence, or a near copy of what was decided already. */
    STRONG(1.1),
    /** One official hint that is meant for this subject, or several similar decisions. */
    MEDIUM(0.65),
    /** Worth a look. */
    WEAK(0.15);

    private final double least;

    Strength(double least) {
        this.least = least;
    }

    /** Empty when too little speaks for it to be shown. */
    static Optional<Strength> of(double support) {
        for (Strength strength : values()) {
            if (support >= strength.least) {
                return Optional.of(strength);
            }
        }
        return Optional.empty();
    }
}
