package fr.voix;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.MapPropertySource;
import java.util.HashMap;
import java.util.Map;

/** A service outside the environment "test", set up by environment variables alone, on a database of its own. */
public final class RealService {

    private RealService() {}

    /** Close it after use. */
    public static ApplicationContext start(Map<String, Object> variables) {
        TestDatabase.Database database = TestDatabase.fresh();
        Map<String, Object> all = new HashMap<>(Map.of(
                "DATASOURCES_DEFAULT_URL", database.url(),
                "DATASOURCES_DEFAULT_USERNAME", database.user(),
                "DATASOURCES_DEFAULT_PASSWORD", database.password(),
                "VOIX_PUBLIC_URL", "https://voix.example",
                "VOIX_PEPPER", "p".repeat(32),
                "VOIX_COOKIE_KEY", "c".repeat(32),
                "VOIX_ALTCHA_KEY", "a".repeat(32)));
        all.putAll(variables);
        return ApplicationContext.builder("production")
                .deduceEnvironment(false)
                .propertySources(new Variables(all))
                .start();
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
