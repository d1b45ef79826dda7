package fr.voix.desk.setting;

import io.micronaut.core.annotation.Nullable;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One setting, by the name of its variable.
 *
 * @param value null where it is not shown, or not set
 */
public record Setting(String name, @Nullable String value, boolean isSet) {

    /** Names of what opens something, and of addresses that may hold what does. */
    private static final Pattern SECRET =
            Pattern.compile("PEPPER|SECRET|PASSWORD|USERNAME|TOKEN|CREDENTIAL|KEY|SINKS|PEERS(?!_EVERY)");

    /** Of a variable that nothing is known of, no other value is shown. */
    private static final Pattern HARMLESS = Pattern.compile("true|false|[0-9.]+(?:ms|[smhdMy])?");

    private static final Set<String> KNOWN = Set.of(
            "VOIX_PUBLIC_URL",
            "VOIX_TRUSTED_PROXIES",
            "VOIX_DATA_DIR",
            "VOIX_MAIL_FROM",
            "VOIX_URN_NOTES",
            "VOIX_URN_TRUST_DATABASE",
            "DATASOURCES_DEFAULT_URL",
            "MICRONAUT_SERVER_HOST");

    /** One that the code declares, with its effective value. */
    static Setting declared(String name, @Nullable Object value) {
        var text = text(value);
        return new Setting(name, SECRET.matcher(name).find() || isAddressWithMore(text) ? null : text, text != null);
    }

    /** One of which only the variable is there. */
    static Setting named(String name, @Nullable Object value) {
        var setting = declared(name, value);
        boolean isShown = setting.value() != null
                && (KNOWN.contains(name) || HARMLESS.matcher(setting.value()).matches());
        return isShown ? setting : new Setting(name, null, setting.isSet());
    }

    /** Its name, in pieces between which it may break. */
    public String[] parts() {
        return name.split("(?<=_)");
    }

    /** An address with a user, or with parameters, of which one may be a password. */
    private static boolean isAddressWithMore(@Nullable String text) {
        return text != null && text.contains(":/") && (text.contains("@") || text.contains("?"));
    }

    @Nullable
    private static String text(@Nullable Object value) {
        var text = switch (value) {
            case null -> "";
            case Duration duration -> duration.toString().substring(2).toLowerCase(Locale.ROOT);
            case Collection<?> many -> many.stream().map(Objects::toString).collect(Collectors.joining(", "));
            default -> value.toString();
        };
        return text.isBlank() ? null : text;
    }
}
