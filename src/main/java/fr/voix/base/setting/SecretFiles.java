package fr.voix.base.setting;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.context.env.PropertySource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Secrets read from files, which variables that end in {@code _FILE} name. */
final class SecretFiles {

    private static final String SUFFIX = "_FILE";

    /** Variables, and the properties that they set. */
    private static final Map<String, String> PROPERTIES = Map.of(
            "VOIX_PEPPER", "voix.pepper",
            "VOIX_COOKIE_KEY", "voix.cookie-key",
            "VOIX_ALTCHA_KEY", "voix.altcha-key",
            "DATASOURCES_DEFAULT_PASSWORD", "datasources.default.password",
            "VOIX_MIGRATE_PASSWORD", "voix.migrate-password",
            "VOIX_SMTP_PASSWORD", "voix.smtp.password",
            "HCAPTCHA_SECRET", "voix.robot-check.hcaptcha.secret");

    /** Takes precedence over the environment. */
    private static final int ORDER = 0;

    private final Map<String, Object> found = new HashMap<>();
    private final List<String> faults = new ArrayList<>();

    SecretFiles(Map<String, String> variables) {
        PROPERTIES.forEach((name, property) -> {
            String file = variables.getOrDefault(name + SUFFIX, "");
            if (file.isBlank()) {
                return;
            }
            if (!variables.getOrDefault(name, "").isEmpty()) {
                faults.add(name + " and " + name + SUFFIX + " are both set: one of them is enough.");
            }
            try {
                String secret = Files.readString(Path.of(file.strip()), UTF_8).replaceFirst("\\R\\z", "");
                if (secret.isBlank()) {
                    faults.add(name + SUFFIX + ": there is nothing in the file " + file + ".");
                } else {
                    found.put(property, secret);
                }
            } catch (IOException | IllegalArgumentException e) {
                faults.add(name + SUFFIX + ": the file " + file + " cannot be read by this user, or is not there.");
            }
        });
    }

    PropertySource properties() {
        return PropertySource.of("secret-files", found, ORDER);
    }

    List<String> faults() {
        return List.copyOf(faults);
    }
}
