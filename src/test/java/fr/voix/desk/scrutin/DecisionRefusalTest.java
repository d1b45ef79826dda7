package fr.voix.desk.scrutin;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.Fixtures;
import fr.voix.desk.account.Role;
import fr.voix.desk.account.Team;
import fr.voix.desk.account.entry.Browser;
import fr.voix.theme.theme.ScrutinFixture;
import fr.voix.urn.setaside.SetAside;
import fr.voix.urn.setaside.SettingAside;
import fr.voix.vote.ballot.TestBallots;
import fr.voix.vote.scrutin.Scrutin;
import fr.voix.vote.scrutin.ScrutinHiding;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the page of decisions says of what it refuses, of what is hidden, and of what is too long for it. */
@MicronautTest(transactional = false)
class DecisionRefusalTest {

    private static final byte[] CROWDED = {7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7};
    private static final String TOO_LONG = "Un motif trop long. ".repeat(101);

    @Inject
    EmbeddedServer server;

    @Inject
    Team team;

    @Inject
    Fixtures fixtures;

    @Inject
    ScrutinFixture sql;

    @Inject
    TestBallots ballots;

    @Inject
    SettingAside setAsides;

    @Inject
    ScrutinHiding hidings;

    @Inject
    Clock clock;

    private AsideForms forms;
    private Browser browser;
    private Browser second;
    private Scrutin scrutin;
    private String page;
    private LocalDate today;

    @BeforeEach
    void twoModeratorsAndAScrutin() {
        browser = signedIn();
        second = signedIn();
        scrutin = fixtures.anOpenScrutin();
        page = "/moderation/scrutins/" + scrutin.uid() + "/decisions";
        today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
        forms = new AsideForms(browser, page);
    }

    private Browser signedIn() {
        return Browser.of(server, team.a(Role.MODERATOR));
    }

    @Test
    void a_refused_set_aside_shows_its_trial_again_with_the_reason_that_was_typed() {
        ballots.castFrom(scrutin, 61, today, new byte[16]);
        ballots.castFrom(scrutin, 5, today, CROWDED);
        HttpResponse<String> refused = aside("67", TOO_LONG);
        assertThat(refused.statusCode()).isEqualTo(422);
        String panel = between(refused.body(), "id=\"refus-essai\"", "</form>");
        assertThat(panel)
                .contains("Donnez une raison")
                .contains("5 bulletins comptés seraient mis")
                .contains("name=\"size\" value=\"67\"")
                .contains("name=\"mark\" value=\"" + "07".repeat(16))
                .contains(TOO_LONG);

        assertThat(aside("67", "Un seul réseau.").statusCode()).isEqualTo(303);
        assertThat(aside("67", "Encore, <pour> voir.").body())
                .as("nothing is left to try, and the reason is shown all the same")
                .contains("Aucun bulletin compté")
                .doesNotContain("comptés seraient mis")
                .contains("readonly>Encore, &lt;pour&gt; voir.</textarea>");
    }

    @Test
    void a_refused_verdict_is_said_at_its_decision_with_the_reason_that_was_typed() {
        ballots.castFrom(scrutin, 101, today, CROWDED);
        aside("102", "Un seul réseau.");
        SetAside decision = setAsides.of(scrutin.uid(), 1).getFirst();
        HttpResponse<String> own = verdict(browser, decision, "approve", "");
        assertThat(own.statusCode()).isEqualTo(422);
        assertThat(own.body())
                .doesNotContain("refus-essai")
                .contains("action=\"/moderation/decisions/" + decision.number() + "#" + decision.decision());
        assertThat(item(own, decision)).contains("une autre personne doit l’approuver");
        HttpResponse<String> tooLong = verdict(second, decision, "drop", TOO_LONG);
        assertThat(item(tooLong, decision))
                .contains("Donnez une raison")
                .contains("name=\"reason\" value=\"" + TOO_LONG)
                .doesNotContain("<textarea");

        assertThat(verdict(browser, decision, "drop", "Retiré.").statusCode()).isEqualTo(303);
        assertThat(item(verdict(second, decision, "drop", "Trop <tard>."), decision))
                .contains("Quelqu’un a déjà décidé")
                .contains("readonly>Trop &lt;tard&gt;.</textarea>");
    }

    @Test
    void an_undoing_that_waits_has_undone_nothing_yet() {
        ballots.castFrom(scrutin, 101, today, CROWDED);
        aside("102", "Un seul réseau.");
        SetAside decision = setAsides.of(scrutin.uid(), 1).getFirst();
        verdict(second, decision, "approve", "");
        verdict(second, decision, "undo", "Une école.");
        SetAside undo = setAsides.of(scrutin.uid(), 1).getFirst();
        assertThat(browser.get(page).body())
                .contains("Son annulation, " + undo.decision() + ", attend ou s’exécute")
                .doesNotContain("Annulée par");
        assertThat(verdict(browser, undo, "approve", "").statusCode()).isEqualTo(303);
        assertThat(browser.get(page).body())
                .contains("Annulée par " + undo.decision())
                .doesNotContain("Son annulation");
    }

    @Test
    void nothing_leads_to_a_desk_that_is_not_there() {
        String desk = "/moderation/scrutins/" + scrutin.uid();
        String link = "href=\"" + desk + "\"";
        assertThat(browser.get(page).body()).contains(link);
        hidings.hide(scrutin.uid(), "Donnée privée.", null);
        assertThat(browser.get(page).body()).doesNotContain(link);
        assertThat(browser.get(desk).statusCode()).isEqualTo(404);
        hidings.unhide(scrutin.uid());
        assertThat(browser.get(page).body()).contains(link);
        fixtures.erase(scrutin.uid());
        assertThat(browser.get(page).body()).doesNotContain(link);
        assertThat(browser.get(desk).statusCode()).isEqualTo(404);
    }

    @Test
    void the_hours_of_a_scrutin_stand_beside_its_networks_and_lead_to_a_trial() {
        assertThat(browser.get(page).body()).contains("Aucun bulletin depuis soixante-douze heures.");
        ballots.castFrom(scrutin, 4, today, CROWDED);
        String body = browser.get(page).body();
        String hours = between(body, "id=\"h-heures\"", "</table>");
        assertThat(body.indexOf("id=\"h-reseaux\"")).isPositive().isLessThan(body.indexOf("id=\"h-heures\""));
        assertThat(hours)
                .contains("Bulletins heure par heure")
                .contains("<td class=\"num\">5</td><td class=\"num\">+4</td>");
        String link = between(hours, page + "?rule=rafale", "#essai").replace("&amp;", "&");
        assertThat(browser.get(link).body()).contains("4 bulletins comptés seraient mis");

        sql.run("update tally_history set hour = hour - interval '73 hours' where urn_id = ?", scrutin.urnId());
        assertThat(browser.get(page).body()).doesNotContain("id=\"h-heures\"");
    }

    @Test
    void a_list_that_is_too_long_says_that_there_is_more() {
        assertThat(browser.get(page).body()).doesNotContain("Il y en a d’autres");
        assertThat(browser.get("/moderation/decisions").body()).doesNotContain("il y en a d’autres");
        // what is dropped is shown on the page of its scrutin, what waits on the list of all
        sql.run("""
                insert into set_aside (urn_uid, rule, first_index, end_index, ballots, counts_before, counts_after,
                    reason, proposed_by, proposed_at, needs_second)
                select ?, 'rafale', 0, 1, 1, array_fill(0, array[9]), array_fill(0, array[9]), 'Un essai.',
                    (select min(moderator_id) from moderator), now(), true
                from generate_series(1, 301)
                """, scrutin.uid());
        try {
            assertThat(browser.get(page).body().split("Un essai\\.", -1)).hasSize(301);
            assertThat(browser.get(page).body()).contains("Il y en a d’autres, plus anciennes");
            assertThat(browser.get("/moderation/decisions").body())
                    .contains("300 lignes sont montrées\u202f: il y en a d’autres.");
        } finally {
            sql.run("delete from set_aside where urn_uid = ?", scrutin.uid());
        }
    }

    @Test
    void nothing_but_what_a_dry_run_has_shown_can_be_proposed() {
        ballots.castFrom(scrutin, 5, today, CROWDED);
        String mine = forms.sealed("reseau", today, "07".repeat(16));

        // a smaller urn would leave out the ballots at its end, which are public with what they say
        assertThat(proposed(browser, "4", mine).body()).contains("Cet essai n’est plus valable");
        assertThat(proposed(browser, "6", mine.replaceFirst("^\\d+", "99999999999"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(proposed(browser, "6", "").statusCode()).isEqualTo(422);
        assertThat(proposed(second, "6", mine).statusCode()).isEqualTo(422);
        assertThat(proposed(browser, "6", mine).statusCode()).isEqualTo(303);
    }

    private HttpResponse<String> aside(String size, String reason) {
        return forms.propose("reseau", today, "07".repeat(16), size, reason);
    }

    private HttpResponse<String> proposed(Browser by, String size, String given) {
        return new AsideForms(by, page).propose("reseau", today, "07".repeat(16), size, given, "Un seul réseau.");
    }

    private HttpResponse<String> verdict(Browser by, SetAside decision, String verdict, String reason) {
        return new AsideForms(by, page).verdict(decision, verdict, reason);
    }

    private static String item(HttpResponse<String> answer, SetAside decision) {
        return between(answer.body(), "id=\"" + decision.decision() + "\"", "</li>");
    }

    private static String between(String text, String from, String to) {
        assertThat(text).contains(from);
        String rest = text.substring(text.indexOf(from));
        return rest.substring(0, rest.indexOf(to));
    }
}
