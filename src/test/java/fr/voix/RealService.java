package fr.voix;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.MapPropertySource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** A service outside the environment "test", set up by environment variables alone, on a database of its own. */
public final class RealService {

    private RealService() {}

    /** What an operator sets at least. */
    public static Map<String, String> settings(TestDatabase.Database database) {
        return Map.of(
                "DATASOURCES_DEFAULT_URL",
                database.url(),
                "DATASOURCES_DEFAULT_USERNAME",
                database.user(),
                "DATASOURCES_DEFAULT_PASSWORD",
                database.password(),
                "VOIX_PUBLIC_URL",
                "https://voix.example",
                "VOIX_PEPPER",
                "5d0c9a8e7f61b2430d9e8c7b6a5f4e3d",
                "VOIX_COOKIE_KEY",
                "b81f36a2c94d7e05f2a6103b9dc8e754",
                "VOIX_ALTCHA_KEY",
                "0e7a94c1d35b68f2817b4c6d2f9e3a50",
                "VOIX_URN_KEY_FILE",
                urnKeyFile().toString());
    }

    /** Close it after use. */
    public static ApplicationContext start(Map<String, Object> variables) {
        Map<String, Object> all = new HashMap<>(settings(TestDatabase.fresh()));
        // whoever casts a ballot looks for it at once
        all.putAll(Map.of("VOIX_URN_QUIET_BALLOTS", "1", "VOIX_URN_QUIET_FOR", "0s"));
        all.putAll(variables);
        return ApplicationContext.builder("production")
                .deduceEnvironment(false)
                .propertySources(new Variables(all))
                // in the place of the database that every other context is given
                .properties(Map.of(
                        "datasources.default.url", all.get("DATASOURCES_DEFAULT_URL"),
                        "datasources.default.username", all.get("DATASOURCES_DEFAULT_USERNAME"),
                        "datasources.default.password", all.get("DATASOURCES_DEFAULT_PASSWORD")))
                .start();
    }

    /** A new one. */
    public static Path urnKeyFile() {
        try {
            PrivateKey key =
                    KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate();
            // a temporary file is its owner's alone
            Path file = Files.createTempFile("urn-key", ".pem");
            file.toFile().deleteOnExit();
            String base64 = Base64.getEncoder().encodeToString(key.getEncoded());
            return Files.writeString(file, "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n");
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As if they were set in the environment of the process. */
    private static final class Variables extends MapPropertySource {

        Variables(Map<String, Object> variables) {
            super("variables", variables);
        }

        @Override
        public PropertyConvention getConvention() {
            return PropertyConvention.ENVIRONMENT_VARIABLE;
        }
    }
}
