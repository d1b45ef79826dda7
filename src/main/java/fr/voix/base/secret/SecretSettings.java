package fr.voix.base.secret;

import fr.voix.base.deployment.DatabaseMode;
import fr.voix.base.deployment.SettingRule;
import io.micronaut.context.env.Environment;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The secrets that the operator set, and their faults. */
@Singleton
final class SecretSettings implements SettingRule {

    static final String PEPPER = "VOIX_PEPPER";
    static final String COOKIE_KEY = "VOIX_COOKIE_KEY";
    static final String ALTCHA_KEY = "VOIX_ALTCHA_KEY";

    /** A secret shorter than this is a typing error or a placeholder. */
    private static final int MIN_LENGTH = 32;

    private static final List<String> OURS = List.of(PEPPER, COOKIE_KEY, ALTCHA_KEY);

    private final Map<String, String> given = new LinkedHashMap<>();
    private final Optional<String> urnKeyFile;
    private final boolean mayBeMade;

    SecretSettings(Environment environment, DatabaseMode mode) {
        Stream.of(
                        Map.entry(PEPPER, "voix.pepper"),
                        Map.entry(COOKIE_KEY, "voix.cookie-key"),
                        Map.entry(ALTCHA_KEY, "voix.altcha-key"),
                        Map.entry("DATASOURCES_DEFAULT_PASSWORD", "datasources.default.password"),
                        Map.entry("VOIX_SMTP_PASSWORD", "voix.smtp.password"),
                        Map.entry("HCAPTCHA_SECRET", "voix.robot-check.hcaptcha.secret"))
                .forEach(secret -> environment
                        .getProperty(secret.getValue(), String.class)
                        .filter(value -> !value.isBlank())
                        .ifPresent(value -> given.put(secret.getKey(), value)));
        this.urnKeyFile =
                environment.getProperty("voix.urn.key-file", String.class).filter(file -> !file.isBlank());
        this.mayBeMade = mode.isEmbedded() || environment.getActiveNames().contains(Environment.TEST);
    }

    Optional<String> value(String variable) {
        return Optional.ofNullable(given.get(variable));
    }

    Optional<String> urnKeyFile() {
        return urnKeyFile;
    }

    @Override
    public List<String> faults() {
        List<String> faults = new ArrayList<>();
        OURS.forEach(name -> fault(name).ifPresent(faults::add));
        var holders = new LinkedHashMap<String, String>();
        given.forEach((name, value) -> {
            String first = holders.putIfAbsent(value, name);
            if (first != null) {
                faults.add(first + " and " + name + " are the same secret: draw one for each.");
            }
        });
        if (urnKeyFile.isPresent()) {
            UrnKeyFile.fault(urnKeyFile.get()).ifPresent(faults::add);
        } else if (!mayBeMade) {
            faults.add("VOIX_URN_KEY_FILE is required with a database of your own; the file is made by: "
                    + UrnKeyFile.HOW_TO_MAKE + ".");
        }
        return faults;
    }

    private Optional<String> fault(String name) {
        String value = given.get(name);
        if (value == null) {
            return mayBeMade
                    ? Optional.empty()
                    : Optional.of(
                            name + " is required with a database of your own; one is drawn by: openssl rand -hex 32.");
        }
        if (value.length() < MIN_LENGTH) {
            return Optional.of(
                    name + " has fewer than " + MIN_LENGTH + " characters; one is drawn by: openssl rand -hex 32.");
        }
        return GuessableSecret.test(value)
                ? Optional.of(name + " can be guessed; one is drawn by: openssl rand -hex 32.")
                : Optional.empty();
    }
}
