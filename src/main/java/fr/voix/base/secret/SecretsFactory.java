package fr.voix.base.secret;

import fr.voix.base.deployment.DatabaseMode;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.env.Environment;
import io.micronaut.context.exceptions.ConfigurationException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Secrets come from the environment; only the embedded mode may make its own, kept as files of mode 0600. */
@Factory
final class SecretsFactory {

    /** A secret shorter than this is a typing error or a placeholder. */
    private static final int MIN_LENGTH = 32;

    private final Environment environment;
    private final KeyFolder keyFolder;
    private final boolean mayMakeKeys;
    private final List<String> missing = new ArrayList<>();

    SecretsFactory(Environment environment, KeyFolder keyFolder, DatabaseMode mode) {
        this.environment = environment;
        this.keyFolder = keyFolder;
        this.mayMakeKeys = mode.isEmbedded() || environment.getActiveNames().contains(Environment.TEST);
    }

    @Context
    Secrets secrets() {
        Secrets secrets = new Secrets(
                secret("VOIX_PEPPER", "pepper"),
                secret("VOIX_COOKIE_KEY", "cookie"),
                secret("VOIX_ALTCHA_KEY", "altcha"),
                urnKey());
        if (!missing.isEmpty()) {
            throw new ConfigurationException("With a database of your own these secrets are required: "
                    + String.join(", ", missing) + " (keys of at least " + MIN_LENGTH
                    + " characters; the file is made by: " + UrnKeyFile.HOW_TO_MAKE + ")");
        }
        return secrets;
    }

    private byte[] urnKey() {
        Optional<String> file = environment.getProperty("voix.urn.key-file", String.class);
        if (file.isEmpty() && !mayMakeKeys) {
            missing.add("VOIX_URN_KEY_FILE");
            return new byte[0];
        }
        return new UrnKeyFile(file.map(Path::of).orElseGet(keyFolder::urnKey)).seed();
    }

    private byte[] secret(String variable, String fileName) {
        String property = variable.toLowerCase(java.util.Locale.ROOT).replace('_', '.');
        String value = environment.getProperty(property, String.class).orElse(null);
        if (value != null && value.length() >= MIN_LENGTH) {
            return value.getBytes(StandardCharsets.UTF_8);
        }
        if (value != null) {
            throw new ConfigurationException(variable + " has fewer than " + MIN_LENGTH + " characters");
        }
        if (mayMakeKeys) {
            return keyFolder.readOrCreate(fileName);
        }
        missing.add(variable);
        return new byte[0];
    }
}
