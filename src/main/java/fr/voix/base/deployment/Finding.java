package fr.voix.base.deployment;

import io.micronaut.serde.annotation.Serdeable;

/**
 * What was found of one thing that a deployment stands on.
 *
 * @param about in a word or two, the same each time
 * @param sentence what is so, and what to do where that is not well
 */
@Serdeable
public record Finding(String about, Level level, String sentence) {

    /** How bad it is. */
    public enum Level {
        OK,
        /** It could not be asked. */
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
