package fr.voix;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.base.deployment.UnreadyReason;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.time.Duration;
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

    /** Waits until it has read what it reads behind a start, and publishes nothing any more that nobody asks for. */
    public static EmbeddedServer startReady(Map<String, Object> settings) throws InterruptedException {
        EmbeddedServer service = start(settings);
        var reasons = service.getApplicationContext().getBeansOfType(UnreadyReason.class);
        assertThat(ServeCommand.awaitReady(reasons, Duration.ofMinutes(2), System.err))
                .isZero();
        return service;
    }
}
