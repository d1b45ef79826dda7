package fr.voix.desk.queue;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.desk.account.Role;
import fr.voix.desk.account.Team;
import fr.voix.desk.account.entry.Browser;
import fr.voix.desk.lock.LockService;
import fr.voix.desk.lock.LockService.LockResult;
import fr.voix.theme.theme.ScrutinFixture;
import fr.voix.theme.theme.Theme;
import fr.voix.theme.theme.ThemeService;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who has a scrutin open, and what that keeps others from. */
@MicronautTest(transactional = false)
class LockTest {

    @Inject
    EmbeddedServer server;

    @Inject
    Team team;

    @Inject
    ThemeService themes;

    @Inject
    LockService locks;

    @Inject
    ScrutinFixture fixture;

    private Browser nadia;
    private String nadiaEmail;
    private Browser paul;
    private String paulEmail;
    private String desk;
    private String uid;

    @BeforeEach
    void twoModerators() {
        uid = fixture.aScrutin(5, LocalDate.of(2026, 1, 6));
        desk = "/moderation/scrutins/" + uid;
        nadiaEmail = team.a(Role.MODERATOR);
        nadia = signedIn(nadiaEmail);
        paulEmail = team.a(Role.MODERATOR);
        paul = signedIn(paulEmail);
    }

    private Browser signedIn(String email) {
        var browser = new Browser(server.getURI());
        browser.enter(email);
        return browser;
    }

    private HttpResponse<String> hold(Browser who) {
        return who.post(desk + "/verrou", "csrf", Browser.csrf(who.get(desk)));
    }

    private HttpResponse<String> publish(Browser who, String... more) {
        var page = who.get(desk);
        var fields = new ArrayList<>(java.util.List.of(
                "csrf", Browser.csrf(page), "version", Browser.version(page), "theme", "sante", "reason", "ma note"));
        fields.addAll(java.util.List.of(more));
        return who.post(desk, fields.toArray(String[]::new));
    }

    @Test
    void the_page_says_who_works_on_it_and_until_when() {
        assertThat(hold(nadia).statusCode()).isEqualTo(204);

        assertThat(hold(paul).statusCode()).isEqualTo(409);
        assertThat(hold(paul).body()).contains(nadiaEmail).containsPattern("jusqu’à \\d+\u00a0h\u00a0\\d\\d");
        assertThat(paul.get(desk).body()).contains(nadiaEmail + " travaille sur ce scrutin");
        assertThat(nadia.get(desk).body()).doesNotContain(nadiaEmail + " travaille");
    }

    @Test
    void publishing_what_a_colleague_has_open_is_refused_once_and_loses_nothing() {
        hold(nadia);

        var refused = publish(paul);

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body())
                .contains("ma note")
                .contains("Publier quand même")
                .contains(nadiaEmail);
        assertThat(themes.of(uid)).isEmpty();
        assertThat(publish(paul, "take", "1").statusCode()).isEqualTo(303);
        assertThat(themes.of(uid)).extracting(Theme::slug).containsExactly("sante");
    }

    @Test
    void a_refused_form_has_not_seen_what_was_decided_meanwhile() {
        var before = paul.get(desk);
        hold(nadia);
        publish(nadia);
        hold(nadia);
        var version = Browser.version(before);
        var refused = paul.post(desk, "csrf", Browser.csrf(before), "version", version, "theme", "justice");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(Browser.version(refused)).isEqualTo(version);

        var insisted =
                paul.post(desk, "csrf", Browser.csrf(before), "version", version, "theme", "justice", "take", "1");

        assertThat(insisted.statusCode()).isEqualTo(409);
        assertThat(insisted.body()).contains("Publié entre-temps").contains("Votre saisie");
        assertThat(themes.of(uid)).extracting(Theme::slug).containsExactly("sante");
    }

    @Test
    void one_may_take_over_on_purpose() {
        hold(nadia);
        var taken = paul.post(desk + "/verrou/prendre", "csrf", Browser.csrf(paul.get(desk)));

        assertThat(taken.statusCode()).isEqualTo(303);
        assertThat(hold(nadia).statusCode()).isEqualTo(409);
        assertThat(publish(paul).statusCode()).isEqualTo(303);
        assertThat(hold(nadia).statusCode()).as("free after the decision").isEqualTo(204);
    }

    @Test
    void it_ends_by_itself_and_with_the_next_scrutin() {
        hold(nadia);
        fixture.run("update moderation_lock set expires_at = now() - interval '1 second' where scrutin_uid = ?", uid);
        assertThat(hold(paul).statusCode()).isEqualTo(204);

        var other = "/moderation/scrutins/" + fixture.aScrutin();
        paul.post(other + "/verrou", "csrf", Browser.csrf(paul.get(other)));
        assertThat(hold(nadia).statusCode()).isEqualTo(204);
    }

    @Test
    void looking_takes_nothing() {
        nadia.get(desk);
        nadia.get(desk + "/verrou");

        assertThat(fixture.number("select count(*) from moderation_lock where scrutin_uid = ?", uid))
                .isZero();
    }

    @Test
    void of_twenty_at_once_one_has_it() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = new ArrayList<Callable<LockResult>>();
            for (int i = 0; i < 20; i++) {
                int moderator = fixture.aModerator().moderatorId();
                tasks.add(() -> locks.hold(uid, moderator));
            }
            int mine = 0;
            for (var future : threads.invokeAll(tasks)) {
                mine += future.get() instanceof LockResult.Mine ? 1 : 0;
            }
            assertThat(mine).isEqualTo(1);
        }
    }

    @Test
    void an_unknown_scrutin_is_not_found_and_a_foreign_form_is_refused() {
        var csrf = Browser.csrf(nadia.get(desk));
        assertThat(nadia.post("/moderation/scrutins/unknown/verrou", "csrf", csrf)
                        .statusCode())
                .isEqualTo(404);
        assertThat(nadia.post("/moderation/scrutins/unknown/verrou/prendre", "csrf", csrf)
                        .statusCode())
                .isEqualTo(404);
        assertThat(paul.post(desk + "/verrou", "csrf", csrf).statusCode()).isEqualTo(403);
        assertThat(paul.post(desk + "/verrou/prendre", "csrf", csrf).statusCode())
                .isEqualTo(403);
    }

    @Test
    void two_colleagues_side_by_side_for_a_hundred_scrutins_never_meet() throws Exception {
        fixture.emptyQueue();
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
        var location = browser.post("/moderation/suivant", "csrf", Browser.csrf(browser.get("/moderation/file")))
                .headers()
                .firstValue("location")
                .orElseThrow();
        int decisions = 0;
        while (location.startsWith("/moderation/scrutins/")) {
            var page = browser.get(location);
            assertThat(page.body()).contains("data-held hidden");
            var sent = browser.post(
                    location, "csrf", Browser.csrf(page), "version", Browser.version(page), "theme", "sante");
            assertThat(sent.statusCode()).as(location).isEqualTo(303);
            done.add(location.replaceAll(".*/scrutins/|\\?.*", ""));
            decisions++;
            location = sent.headers().firstValue("location").orElseThrow();
        }
        return decisions;
    }

    private static String next(Browser who) {
        return who.post("/moderation/suivant", "csrf", Browser.csrf(who.get("/moderation/file")))
                .headers()
                .firstValue("location")
                .orElseThrow();
    }

    @Test
    void the_list_says_who_has_what_and_the_next_one_is_another() {
        assertThat(paul.post(desk + "/verrou", "csrf", Browser.csrf(paul.get(desk)))
                        .statusCode())
                .isEqualTo(204);
        assertThat(nadia.get("/moderation/file").body()).contains("Ouvert par " + paulEmail);
        assertThat(paul.get("/moderation/file").body()).doesNotContain("Ouvert par " + paulEmail);
        for (int i = 0; i < 3; i++) {
            assertThat(nadia.post("/moderation/suivant", "csrf", Browser.csrf(nadia.get("/moderation/file")))
                            .headers()
                            .firstValue("location")
                            .orElseThrow())
                    .doesNotContain(uid);
        }
    }
}
