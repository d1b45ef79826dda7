package fr.voix.desk.account;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.QueryCount;
import fr.voix.base.load.Entrance;
import fr.voix.desk.account.entry.Browser;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.security.SecureRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Cookies of the right shape that nobody was ever given: they must not take the places of those who work here. */
@Isolated("counts the queries of the whole process")
@MicronautTest(transactional = false)
class JunkCookieTest {

    private static final String DESK = "/moderation";

    private final SecureRandom random = new SecureRandom();

    @Inject
    EmbeddedServer server;

    @Inject
    Team team;

    @Inject
    @Named("back-office")
    Entrance entrance;

    private Browser with(String cookie) {
        return new Browser(server.getURI()).withCookie(cookie);
    }

    private int junk() {
        return with(SecretToken.random(random).text()).get(DESK).statusCode();
    }

    @Test
    void junk_never_reaches_the_database() {
        var colleague = new Browser(server.getURI());
        colleague.signIn(team.a(Role.READER), Team.PASSWORD);

        assertThat(QueryCount.least(() -> colleague.get(DESK))).isPositive();
        assertThat(QueryCount.least(() -> assertThat(junk()).isEqualTo(303))).isZero();
    }

    @Test
    void junk_never_stands_at_the_entrance() throws Exception {
        var colleague = new Browser(server.getURI());
        colleague.signIn(team.a(Role.READER), Team.PASSWORD);
        var taken = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var inside = threads.submit(() -> entrance.pass(() -> {
                taken.countDown();
                try {
                    end.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return true;
            }));
            taken.await();

            assertThat(junk()).as("waits for nobody").isEqualTo(303);
            assertThat(colleague.get(DESK).statusCode()).as("waits in vain").isEqualTo(503);

            end.countDown();
            assertThat(inside.get()).isTrue();
        }
        assertThat(colleague.get(DESK).statusCode()).isEqualTo(200);
    }

    @Test
    void one_byte_changed_makes_a_session_s_token_junk() {
        var colleague = new Browser(server.getURI());
        colleague.signIn(team.a(Role.READER), Team.PASSWORD);
        var token = colleague.cookie();
        for (int at : new int[] {0, 20, 31, 32, 41}) {
            char other = token.charAt(at) == 'A' ? 'B' : 'A';
            var changed = token.substring(0, at) + other + token.substring(at + 1);
            assertThat(QueryCount.least(() ->
                            assertThat(with(changed).get(DESK).statusCode()).isEqualTo(303)))
                    .isZero();
        }
        assertThat(with(token).get(DESK).statusCode()).isEqualTo(200);
    }
}
