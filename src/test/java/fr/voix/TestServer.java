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
        TestDatabase.Database database = TestDatabase.fresh();
        // settings given to run() replace those that TestDatabase gives every other context
        Map<String, Object> all = new HashMap<>(Map.of(
                "datasources.default.url", database.url(),
                "datasources.default.username", database.user(),
                "datasources.default.password", database.password()));
        all.putAll(settings);
        return ApplicationContext.run(EmbeddedServer.class, all);
    }
}
