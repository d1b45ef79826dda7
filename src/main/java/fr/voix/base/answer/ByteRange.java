package fr.voix.base.answer;

import io.micronaut.core.annotation.Nullable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a Range header asks for (RFC 9110, section 14). Several ranges at once, and units other than bytes, are answered with the
 * whole, as the RFC allows.
 */
sealed interface ByteRange {

    /** Everything. */
    record Whole() implements ByteRange {}

    /** From the first to the last byte, both included. */
    record Part(long first, long last) implements ByteRange {

        long length() {
            return last - first + 1;
        }
    }

    /** The range begins after the end. */
    record Beyond() implements ByteRange {}

    Pattern ONE_RANGE = Pattern.compile("bytes=\\s*(\\d*)\\s*-\\s*(\\d*)\\s*", Pattern.CASE_INSENSITIVE);

    int MOST_DIGITS = 18;

    static ByteRange of(@Nullable String header, long length) {
        Matcher range = header == null ? null : ONE_RANGE.matcher(header.strip());
        if (range == null
                || length == 0
                || !range.matches()
                || range.group(1).isEmpty() && range.group(2).isEmpty()) {
            return new Whole();
        }
        if (range.group(1).isEmpty()) {
            long suffix = number(range.group(2));
            return suffix == 0 ? new Beyond() : new Part(Math.max(0, length - suffix), length - 1);
        }
        long first = number(range.group(1));
        long last = range.group(2).isEmpty() ? length - 1 : number(range.group(2));
        if (last < first) {
            return range.group(2).isEmpty() ? new Beyond() : new Whole();
        }
        return first >= length ? new Beyond() : new Part(first, Math.min(last, length - 1));
    }

    /** More digits than any file's length has count as the largest number. */
    private static long number(String digits) {
        return digits.length() > MOST_DIGITS ? Long.MAX_VALUE : Long.parseLong(digits);
    }
}
