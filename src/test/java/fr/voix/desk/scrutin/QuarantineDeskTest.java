package fr.voix.desk.scrutin;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.Fixtures;
import fr.voix.desk.account.Role;
import fr.voix.desk.account.Team;
import fr.voix.desk.account.entry.Browser;
import fr.voix.urn.tally.UrnRecount;
import fr.voix.vote.ballot.TestBallots;
import fr.voix.vote.ballot.UrnTables;
import fr.voix.vote.scrutin.Scrutin;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Ballots that wait to be looked at, on the pages of those who look. */
@MicronautTest(transactional = false)
@Property(name = "voix.quarantine.floor", value = "60")
class QuarantineDeskTest {

    private static final byte[] CROWDED = {7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7};

    @Inject
    EmbeddedServer server;

    @Inject
    Team team;

    @Inject
    Fixtures fixtures;

    @Inject
    TestBallots ballots;

    @Inject
    UrnTables tables;

    @Inject
    UrnRecount recounts;

    @Inject
    Clock clock;

    @Test
    void a_group_of_ballots_that_wait_is_listed_and_settled_in_one_act() {
        Browser browser = new Browser(server.getURI());
        browser.enter(team.a(Role.MODERATOR));
        Scrutin scrutin = fixtures.anOpenScrutin();
        String page = "/moderation/scrutins/" + scrutin.uid() + "/decisions";
        ballots.cast(scrutin, 200);
        ballots.castFrom(scrutin, 72, LocalDate.now(clock.withZone(ZoneOffset.UTC)), CROWDED);
        assertThat(browser.get("/moderation/decisions").body())
                .contains("Scrutins et pétitions sous pression", "12 bulletins attendent, en un groupe");
        assertThat(browser.get("/moderation/decisions").body())
                .contains("/moderation/decisions\" aria-current=\"page\">Décisions <b");
        assertThat(browser.get("/moderation/pression").body())
                .contains("À regarder maintenant", "12 bulletins attendent, en un groupe");
        String shown = browser.get(page).body();
        Matcher group = Pattern.compile("/attente/(\\d+)#attente").matcher(shown);
        assertThat(group.find()).isTrue();
        assertThat(shown).contains("12 bulletins attendent d’être regardés, hors de tout compte.");

        Browser reader = new Browser(server.getURI());
        reader.enter(team.a(Role.READER));
        assertThat(reader.get(page).body())
                .contains("12 bulletins attendent d’être regardés")
                .doesNotContain("/attente/");

        String act = "/attente/" + group.group(1);
        assertThat(post(browser, page + act, "verdict", "release", "reason", "").body())
                .contains("Donnez une raison");
        assertThat(post(browser, page + act, "verdict", "choose", "reason", "Oui.")
                        .statusCode())
                .isEqualTo(400);
        assertThat(post(browser, page + act, "verdict", "release", "reason", "Une résidence.")
                        .statusCode())
                .isEqualTo(303);
        assertThat(tables.leavesOf(scrutin).stream().filter(leaf -> leaf.startsWith("r1 ")))
                .hasSize(12);
        assertThat(post(browser, page + act, "verdict", "confirm", "reason", "Trop tard.")
                        .body())
                .contains("déjà décidé");
        assertThat(browser.get("/journal").body()).contains("d" + group.group(1));
        assertThat(recounts.recount(scrutin.uid()).orElseThrow().faults()).isEmpty();
    }

    private static HttpResponse<String> post(Browser browser, String path, String... fields) {
        var all = new ArrayList<>(List.of("csrf", Browser.csrf(browser.get(path.replaceFirst("/attente/.*", "")))));
        all.addAll(List.of(fields));
        return browser.post(path, all.toArray(String[]::new));
    }
}
