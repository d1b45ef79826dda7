package fr.voix.base.deployment;

import io.micronaut.serde.annotation.Serdeable;

/**
 * The result of one examination.
 *
 * @param about a word or two, the same each time
 * @param sentence the state, and what to do about a fault
 */
@Serdeable
public record Finding(String about, Level level, String sentence) {

    public enum Level {
        OK,
        /** It could not be examined. */
        UNKNOWN,
        WARNING,
        FAULT
    }

    public static Finding ok(String about, String sentence) {
        return new Finding(about, Level.OK, sentence);
    }

    public static Finding unknown(String about, String sentence) {
        return new Finding(about, Level.UNKNOWN, sentence);
    }

    public static Finding warning(String about, String sentence) {
        return new Finding(about, Level.WARNING, sentence);
    }

    public static Finding fault(String about, String sentence) {
        return new Finding(about, Level.FAULT, sentence);
    }
}
