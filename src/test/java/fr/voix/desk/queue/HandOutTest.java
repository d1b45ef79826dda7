package fr.voix.desk.queue;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.desk.account.Role;
import fr.voix.desk.account.Team;
import fr.voix.desk.account.entry.Browser;
import fr.voix.theme.theme.ScrutinFixture;
import fr.voix.theme.theme.ThemeService;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The next scrutin, handed to one colleague after the other. */
@MicronautTest(transactional = false)
class HandOutTest {

    @Inject
    EmbeddedServer server;

    @Inject
    Team team;

    @Inject
    ThemeService themes;

    @Inject
    ScrutinFixture fixture;

    private Browser nadia;
    private Browser paul;

    @BeforeEach
    void twoModerators() {
        fixture.emptyQueue();
        nadia = signedIn(team.a(Role.MODERATOR));
        paul = signedIn(team.a(Role.MODERATOR));
    }

    private Browser signedIn(String email) {
        return Browser.of(server, email);
    }

    @Test
    void two_colleagues_side_by_side_for_a_hundred_scrutins_never_meet() throws Exception {
        var uids = new HashSet<String>();
        for (int i = 0; i < 100; i++) {
            uids.add(fixture.aScrutin(100 - i, LocalDate.of(2026, 1, 6)));
        }
        var done = Collections.synchronizedList(new ArrayList<String>());

        try (var executor = Executors.newFixedThreadPool(2)) {
            List<Callable<Integer>> colleagues = List.of(() -> classifyAll(nadia, done), () -> classifyAll(paul, done));
            for (var one : executor.invokeAll(colleagues)) {
                assertThat(one.get()).as("decisions of one colleague").isPositive();
            }
        }

        assertThat(done).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(uids);
        assertThat(uids).allSatisfy(each -> assertThat(themes.history(each)).hasSize(1));
    }

    /** From « Prendre le prochain » on until the queue is empty; whatever is refused fails. */
    private int classifyAll(Browser browser, List<String> done) {
        var location = next(browser);
        int decisions = 0;
        while (location.startsWith("/moderation/scrutins/")) {
            var page = browser.get(location);
            var sent = browser.submit(location, "version=" + Browser.version(page), "theme=sante");
            assertThat(sent.statusCode()).as(location).isEqualTo(303);
            done.add(location.replaceAll(".*/scrutins/|\\?.*", ""));
            decisions++;
            location = sent.headers().firstValue("location").orElseThrow();
        }
        return decisions;
    }

    private static String next(Browser who) {
        return who.submit("/moderation/suivant")
                .headers()
                .firstValue("location")
                .orElseThrow();
    }

    @Test
    void what_was_handed_to_one_is_handed_to_another_once_it_is_over_or_left() {
        var first = fixture.aScrutin(9, LocalDate.of(2026, 1, 6));
        var second = fixture.aScrutin(8, LocalDate.of(2026, 1, 6));
        assertThat(next(nadia)).endsWith(first);
        assertThat(next(paul)).endsWith(second);
        assertThat(next(signedIn(team.a(Role.MODERATOR))))
                .as("both are somebody's")
                .endsWith("refus=tenus");

        fixture.run("update handed_scrutin set expires_at = now() where scrutin_uid = ?", first);
        assertThat(next(paul)).endsWith(first);
        assertThat(next(nadia)).as("paul left it").endsWith(second);
    }

    @Test
    void it_keeps_nobody_from_deciding() {
        var uid = fixture.aScrutin();
        next(nadia);
        var desk = "/moderation/scrutins/" + uid;
        var page = paul.get(desk);
        var sent = paul.submit(desk, "version=" + Browser.version(page), "theme=sante");
        assertThat(sent.statusCode()).isEqualTo(303);
        assertThat(themes.of(uid)).isNotEmpty();
    }
}
