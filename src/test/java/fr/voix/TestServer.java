package fr.voix;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.HashMap;
import java.util.Map;

/** The service with settings of one test's own, on a fresh database. */
public final class TestServer {

    private TestServer() {}

    /** Close it after use. */
    public static EmbeddedServer start(Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(
                settings.containsKey("datasources.default.url")
                        ? Map.of("voix.schema.checked", "false")
                        : TestDatabase.settings(TestDatabase.fresh()));
        all.putAll(settings);
        return TestDatabase.named(() -> ApplicationContext.run(EmbeddedServer.class, all));
    }
}
