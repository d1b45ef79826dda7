package fr.voix.urn.log;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.Fixtures;
import fr.voix.ShiftedClock;
import fr.voix.TestDatabase;
import fr.voix.vote.ballot.TestBallots;
import fr.voix.vote.scrutin.Scrutin;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two instances publish the same urns at once, and disagree about which of them are due. */
class PublicationLockTest {

    private static final int ROUNDS = 60;
    private static final int URNS = 12;

    private static final List<EmbeddedServer> INSTANCES = new ArrayList<>();

    @BeforeAll
    static void start() {
        TestDatabase.Database database = TestDatabase.fresh();
        Map<String, Object> settings = new HashMap<>(Map.of(
                "datasources.default.url",
                database.url(),
                "datasources.default.username",
                database.user(),
                "datasources.default.password",
                database.password(),
                "voix.urn.publish-every",
                "1h",
                "voix.urn.quiet-ballots",
                8,
                "voix.urn.quiet-for",
                "10m",
                "test.shifted-clock",
                true));
        for (int i = 0; i < 2; i++) {
            INSTANCES.add(ApplicationContext.run(EmbeddedServer.class, settings));
        }
    }

    @AfterAll
    static void stop() {
        INSTANCES.forEach(EmbeddedServer::close);
    }

    @Test
    void instances_never_wait_for_each_other_in_a_circle() throws Exception {
        Fixtures fixtures = bean(0, Fixtures.class);
        TestBallots ballots = bean(0, TestBallots.class);
        List<Scrutin> scrutins =
                Stream.generate(fixtures::anOpenScrutin).limit(URNS).toList();
        CyclicBarrier together = new CyclicBarrier(2);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < ROUNDS; round++) {
                scrutins.forEach(scrutin -> ballots.cast(scrutin, 1));
                List<PublishedRow> found = bean(0, QuietPublishing.class)
                        .findShown(scrutins.stream().map(Scrutin::uid).toList());
                List<Future<Integer>> published = new ArrayList<>();
                for (int i = 0; i < 2; i++) {
                    published.add(threads.submit(publishing(i, found, together)));
                }
                for (Future<Integer> one : published) {
                    one.get();
                }
            }
        }
        assertThat(bean(0, QuietPublishing.class)
                        .findShown(scrutins.stream().map(Scrutin::uid).toList()))
                .allMatch(row -> row.published() > ROUNDS / 2);
    }

    /** To the one the urns of even places are due and the others new, to the other one the other way round. */
    private static Callable<Integer> publishing(int instance, List<PublishedRow> found, CyclicBarrier together) {
        Instant past = bean(instance, ShiftedClock.class).instant().minusSeconds(1);
        List<PublishedRow> seen = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            PublishedRow row = found.get(i);
            seen.add(new PublishedRow(
                    row.urn(), row.countedAt(), i % 2 == instance ? past : null, row.written(), row.isAsWritten()));
        }
        return () -> {
            together.await();
            return bean(instance, QuietPublishing.class).publishDue(seen);
        };
    }

    private static <T> T bean(int instance, Class<T> type) {
        return INSTANCES.get(instance).getApplicationContext().getBean(type);
    }
}
