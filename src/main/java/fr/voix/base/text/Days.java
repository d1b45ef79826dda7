package fr.voix.base.text;

import io.micronaut.core.annotation.Nullable;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Days in addresses, as {@code 2026-01-31}. */
public final class Days {

    private static final Pattern FORM = Pattern.compile("[12]\\d{3}-\\d\\d-\\d\\d");

    private Days() {}

    /** Empty when the text is no such day. */
    public static Optional<LocalDate> of(String text) {
        try {
            return FORM.matcher(text).matches() ? Optional.of(LocalDate.parse(text)) : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Whether there is a text that is no day. */
    public static boolean isOdd(@Nullable String text) {
        return text != null && !text.isBlank() && of(text).isEmpty();
    }
}
