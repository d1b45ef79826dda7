package fr.voix.theme.suggestion;

import java.util.Optional;

/** How much speaks for a suggestion. The bounds were set on the training part of the hand-classified list. */
public enum Strength {
    /** Two kinds of evidence, or a near copy of what was decided already. */
    STRONG(0.8),
    /** One official hint that is meant for this subject, or several similar decisions. */
    MEDIUM(0.5),
    /** Worth a look. */
    WEAK(0.3);

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
