package fr.voix;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.base.deployment.UnreadyReason;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** The service with settings of one test's own, on a fresh database. */
public final class TestServer {

    /**
     * The container keeps one place for all services of a process in which the times of a job are looked up, until the job is
     * scheduled: of two that start at once one had the other's times. Not longer than this, for a start may wait for another.
     */
    private static final long LONGEST_TURN_SECONDS = 10;

    private static final ReentrantLock TURN = new ReentrantLock();

    private TestServer() {}

    /** Close it after use. */
    public static EmbeddedServer start(Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(
                settings.containsKey("datasources.default.url")
                        ? Map.of("voix.schema.checked", "false")
                        : TestDatabase.settings(TestDatabase.fresh()));
        all.putAll(settings);
        return inTurn(() -> TestDatabase.named(() -> ApplicationContext.run(EmbeddedServer.class, all)));
    }

    /** On a database that others have used, or will; what is published of it is noted in that folder. */
    public static EmbeddedServer start(TestDatabase.Database database, Path notes, Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(TestDatabase.settings(database));
        all.put("voix.urn.notes", notes.toString());
        all.putAll(settings);
        return start(all);
    }

    private static EmbeddedServer inTurn(Supplier<EmbeddedServer> start) {
        boolean isAlone = false;
        try {
            isAlone = TURN.tryLock(LONGEST_TURN_SECONDS, TimeUnit.SECONDS);
            return start.get();
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts a start", e);
        } finally {
            if (isAlone) {
                TURN.unlock();
            }
        }
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
