package fr.voix.base.setting;

import io.micronaut.core.annotation.Nullable;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One row of the tables in {@code settings.md}.
 *
 * @param normal the default as written; null where there is none, or it depends
 */
record KnownSetting(String name, @Nullable String normal) {

    private static final Pattern WHOLE = Pattern.compile("\\d{1,18}");
    private static final Pattern TIME = Pattern.compile("\\d{1,9}(?:ms|[smhd])");
    private static final Pattern PERIOD = Pattern.compile("P(?=\\d)(?:\\d+Y)?(?:\\d+M)?(?:\\d+W)?(?:\\d+D)?");

    /** The fault of a value that has another type than the default. */
    Optional<String> fault(String value) {
        if (name.endsWith("_PORT")) {
            return unless(
                    value.matches("\\d{1,5}") && Integer.parseInt(value) <= 65_535, "the number of a port", value);
        }
        if (normal == null) {
            return Optional.empty();
        }
        if (normal.matches("true|false")) {
            return unless(value.matches("true|false"), "true or false", value);
        }
        if (WHOLE.matcher(normal).matches()) {
            return unless(WHOLE.matcher(value).matches(), "a whole number such as " + normal, value);
        }
        if (TIME.matcher(normal).matches()) {
            return unless(TIME.matcher(value).matches(), "a time such as " + normal, value);
        }
        return PERIOD.matcher(normal).matches()
                ? unless(PERIOD.matcher(value).matches(), "a period such as " + normal, value)
                : Optional.empty();
    }

    private Optional<String> unless(boolean isRight, String kind, String value) {
        return isRight ? Optional.empty() : Optional.of(name + " must be " + kind + ", not " + value + ".");
    }
}
