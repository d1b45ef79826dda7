package fr.voix.desk.queue;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.QueryCount;
import fr.voix.desk.account.Role;
import fr.voix.desk.account.Team;
import fr.voix.desk.account.entry.Browser;
import fr.voix.theme.theme.ScrutinFixture;
import fr.voix.theme.theme.Theme;
import fr.voix.theme.theme.ThemeService;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Many scrutins at once: shown first, then decided, and nothing overwritten unasked. */
@MicronautTest(transactional = false)
@Isolated("counts the queries of the whole process")
class BulkTest {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 6);

    @Inject
    EmbeddedServer server;

    @Inject
    Team team;

    @Inject
    ThemeService themes;

    @Inject
    ScrutinFixture fixture;

    private Browser browser;
    private List<String> uids;

    @BeforeEach
    void threeScrutins() {
        uids = List.of(fixture.aScrutin(3, DAY), fixture.aScrutin(2, DAY), fixture.aScrutin(1, DAY));
        // each of its own, until a test says otherwise
        uids.forEach(uid -> fixture.run("update amendement set dispositif = uid, alinea = uid where uid = ?", uid));
        browser = Browser.of(server, team.a(Role.MODERATOR));
    }

    private static String chosen(List<String> uids) {
        return "/moderation/lot?uid=" + String.join("&uid=", uids);
    }

    private static String hidden(HttpResponse<String> page, String name) {
        var found = Pattern.compile("name=\"" + name + "\" value=\"([^\"]+)\"").matcher(page.body());
        assertThat(found.find()).as(name).isTrue();
        return found.group(1);
    }

    private static List<String> kept(HttpResponse<String> page) {
        return Pattern.compile("name=\"garde\" value=\"([^\"]+)\"[^>]* checked")
                .matcher(page.body())
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    private HttpResponse<String> decide(String path, HttpResponse<String> page, String... fields) {
        var all = new ArrayList<>(
                List.of("csrf=" + Browser.csrf(page), "list=" + hidden(page, "list"), "seen=" + hidden(page, "seen")));
        Pattern.compile("type=\"hidden\" name=\"uid\" value=\"([^\"]+)\"")
                .matcher(page.body())
                .results()
                .forEach(match -> all.add("uid=" + match.group(1)));
        if (List.of(fields).stream().noneMatch(field -> field.startsWith("garde="))) {
            kept(page).forEach(uid -> all.add("garde=" + uid));
        }
        all.addAll(List.of(fields));
        return browser.post(
                path.startsWith("/moderation/lot?uid") ? "/moderation/lot" : path, all.toArray(String[]::new));
    }

    private List<String> slugs(String uid) {
        return themes.of(uid).stream().map(Theme::slug).toList();
    }

    @Test
    void a_selection_is_shown_and_then_classified_each_by_its_own_entry_and_told_as_one_act() {
        var page = browser.get(chosen(uids));
        assertThat(page.body()).contains("3 scrutins, aucun n’est classé").contains("Classer les 3 scrutins");
        assertThat(themes.of(uids)).isEmpty();
        long entries = fixture.number("select count(*) from audit_entry where act = 'classify'");

        var sent = decide(chosen(uids), page, "theme=sante", "theme=justice", "main=justice", "reason=Lot.");

        assertThat(sent.statusCode()).isEqualTo(303);
        assertThat(sent.headers().firstValue("location")).contains("/moderation/file?lot=3&laisses=0");
        assertThat(browser.get("/moderation/file?lot=3&laisses=0").body()).contains("3 scrutins classés, aucun laissé");
        for (var uid : uids) {
            assertThat(slugs(uid)).containsExactly("justice", "sante");
            assertThat(themes.history(uid))
                    .singleElement()
                    .satisfies(decision -> assertThat(decision.reason()).isEqualTo("Lot."));
        }
        assertThat(fixture.number("select count(*) from audit_entry where act = 'classify'"))
                .isEqualTo(entries + 3);
        var journal = browser.get("/journal").body();
        assertThat(journal.split("3 scrutins ensemble", -1)).hasSize(2);
        var numeros = uids.stream()
                .map(uid -> fixture.text("select numero from amendement where uid = ?", uid))
                .toList();
        assertThat(journal).contains("a classé", "3 scrutins ensemble").contains(numeros);
        // the page of each tells its own part alone
        var location = browser.get("/scrutins/" + uids.get(0)).headers().firstValue("location");
        assertThat(browser.get(location.orElseThrow()).body())
                .contains("Justice, Santé", "Lot.")
                .doesNotContain("scrutins ensemble");
        // and of one that is hidden nothing is told
        fixture.run("update amendement set is_hidden = true where uid = ?", uids.get(0));
        assertThat(browser.get("/en/journal").body())
                .contains("3 scrutins together", numeros.get(1))
                .doesNotContain(numeros.get(0));
        long last = fixture.number("select sequence from audit_head");
        assertThat(browser.getJson("/api/v1/journal?after=" + (last - 3)).body())
                .doesNotContain(uids.get(0))
                .contains(uids.get(1), uids.get(2), "\"together\":[" + (last - 2) + "," + last + "]");
    }

    @Test
    void what_was_classified_together_is_taken_back_together() {
        decide(chosen(uids), browser.get(chosen(uids)), "theme=sante");
        var page = browser.get("/moderation/file?lot=3&laisses=0");
        assertThat(page.body())
                .contains("Annuler les 3 décisions prises ensemble")
                .contains("ni courriel, ni flux");
        // a colleague decided on one of them since
        themes.classify(uids.get(1), List.of("energie"), fixture.aModerator(), null);
        assertThat(browser.get("/moderation/file").body()).contains("Annuler les 2 décisions prises ensemble");

        var sent = browser.submit("/moderation/annuler");

        assertThat(sent.headers().firstValue("location")).contains("/moderation/file?annules=2&laisses=0");
        assertThat(browser.get("/moderation/file?annules=2&laisses=0").body()).contains("2 décisions annulées");
        assertThat(themes.of(uids)).containsOnlyKeys(uids.get(1));
        assertThat(browser.get("/moderation/file").body()).doesNotContain("/moderation/annuler");
    }

    @Test
    void what_is_classified_stays_unless_asked_for() {
        themes.classify(uids.get(0), List.of("energie"), fixture.aModerator(), null);
        var page = browser.get(chosen(uids));
        assertThat(page.body()).contains("1 est déjà classé").contains("classé\u202f: Énergie");

        assertThat(decide(chosen(uids), page, "theme=sante").headers().firstValue("location"))
                .contains("/moderation/file?lot=2&laisses=1");
        assertThat(slugs(uids.get(0))).containsExactly("energie");

        decide(chosen(uids), browser.get(chosen(uids)), "theme=justice", "ecraser=1");
        assertThat(slugs(uids.get(0))).containsExactly("justice");
        assertThat(slugs(uids.get(1))).containsExactly("justice");
        assertThat(themes.history(uids.get(0)).getFirst().before()).containsExactly("energie");
    }

    @Test
    void what_somebody_decided_since_the_list_was_shown_stays_even_so() {
        var page = browser.get(chosen(uids));
        themes.classify(uids.get(1), List.of("energie"), fixture.aModerator(), null);

        var sent = decide(chosen(uids), page, "theme=sante", "ecraser=1");

        assertThat(sent.headers().firstValue("location")).contains("/moderation/file?lot=2&laisses=1");
        assertThat(slugs(uids.get(1))).containsExactly("energie");
    }

    @Test
    void the_same_change_at_the_same_place_is_a_group() {
        fixture.run(
                "update amendement set dispositif = '<p>Supprimer cet article.</p>' where uid in (?, ?, ?)",
                uids.get(0),
                uids.get(1),
                uids.get(2));
        fixture.run("update amendement set alinea = ? where uid in (?, ?)", uids.get(0), uids.get(0), uids.get(1));
        var desk = browser.get("/moderation/scrutins/" + uids.get(0));
        assertThat(desk.body())
                .contains("2 amendements identiques, 2 à classer")
                .contains("Classer les 2 qui attendent");

        var path = "/moderation/lot?identiques=" + uids.get(0);
        decide(path, browser.get(path), "theme=sante");

        assertThat(slugs(uids.get(0))).containsExactly("sante");
        assertThat(slugs(uids.get(1))).containsExactly("sante");
        assertThat(slugs(uids.get(2))).as("the same words at another place").isEmpty();
    }

    @Test
    void what_is_debated_as_identical_is_a_group() {
        fixture.run(
                "update amendement set discussion_identique = ?, examen_ref = 'EXAMEN' where uid in (?, ?)",
                uids.get(0),
                uids.get(0),
                uids.get(2));

        assertThat(browser.get("/moderation/scrutins/" + uids.get(2)).body()).contains("2 amendements identiques");
        assertThat(browser.get("/moderation/scrutins/" + uids.get(1)).body()).doesNotContain("amendements identiques");
    }

    @Test
    void a_list_that_changed_is_shown_again() {
        var change = "update amendement set dispositif = '<p>Supprimer.</p>', alinea = '7' where uid in (?, ?)";
        fixture.run(change, uids.get(0), uids.get(1));
        var path = "/moderation/lot?identiques=" + uids.get(0);
        var page = browser.get(path);
        assertThat(page.body()).contains("2 scrutins, aucun n’est classé");
        fixture.run(change, uids.get(1), uids.get(2));

        var late = decide(path, page, "theme=securite", "reason=gardé");

        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("La liste a changé").contains("gardé").contains("3 scrutins");
        assertThat(themes.of(uids)).isEmpty();
        // what came since is not ticked by itself
        assertThat(kept(late)).doesNotContain(uids.get(2));
        var all = List.of("theme=securite", "garde=" + uids.get(0), "garde=" + uids.get(1), "garde=" + uids.get(2));
        assertThat(decide(path, late, all.toArray(String[]::new)).statusCode()).isEqualTo(303);
        assertThat(themes.of(uids)).hasSize(3);
    }

    @Test
    void the_button_says_how_many_it_will_change() {
        themes.classify(uids.get(0), List.of("energie"), fixture.aModerator(), null);
        assertThat(browser.get(chosen(uids)).body()).contains(">Classer les 2 scrutins<");
        themes.classify(uids.get(1), List.of("energie"), fixture.aModerator(), null);
        assertThat(browser.get(chosen(uids)).body()).contains(">Classer ce scrutin<");
        // a theme that is split: nothing waits, so what was picked is to be moved
        var picked = chosen(uids.subList(0, 2));
        var page = browser.get(picked);
        assertThat(page.body()).contains(">Classer les 2 scrutins<").containsPattern("name=\"ecraser\"[^>]* checked");
        decide(picked, page, "theme=sante", "ecraser=1");
        assertThat(slugs(uids.get(0))).containsExactly("sante");
        assertThat(slugs(uids.get(1))).containsExactly("sante");
    }

    @Test
    void a_mission_or_a_filter_is_no_group() {
        var mission = "Mission " + uids.getFirst();
        fixture.run("update amendement set mission_libelle = ? where uid in (?, ?)", mission, uids.get(0), uids.get(1));
        assertThat(browser.get("/moderation/scrutins/" + uids.get(0)).body()).doesNotContain("/moderation/lot");
        var path = "/moderation/lot?texte=PRJLANR5L17B2247&mission=" + mission.replace(" ", "+");
        assertThat(browser.get(path).body()).contains("Aucun scrutin n’est choisi");
    }

    @Test
    void a_refused_decision_loses_nothing_and_writes_nothing() {
        var page = browser.get(chosen(uids));
        assertThat(decide(chosen(uids), page).body()).contains("Cochez au moins un thème.");
        var many = decide(chosen(uids), page, "theme=a", "theme=b", "theme=sante", "reason=gardé");
        assertThat(many.statusCode()).isEqualTo(422);
        assertThat(many.body()).contains("gardé").containsPattern("value=\"sante\" checked");
        assertThat(themes.of(uids)).isEmpty();
        var csrf = Browser.csrf(page);
        assertThat(browser.submit("/moderation/lot", "theme=sante").statusCode())
                .isEqualTo(400);
        assertThat(browser.post("/moderation/lot", "csrf=x", "list=x", "seen=0").statusCode())
                .isEqualTo(403);
    }

    @Test
    void queries_grow_by_the_same_few_for_each_scrutin() {
        var more = new ArrayList<>(uids);
        for (int i = 0; i < 7; i++) {
            more.add(fixture.aScrutin(0, DAY));
        }
        int three = queries(uids, "sante", "justice");
        int ten = queries(more, "energie", "securite");
        System.out.println("Queries of a bulk decision: 3 scrutins " + three + ", 10 scrutins " + ten);
        // six, and what a round of the service may ask meanwhile
        assertThat((ten - three) / 7.0).isLessThan(7);
    }

    private int queries(List<String> some, String... slugs) {
        // each run decides something else, so that none finds its work done
        var turn = new int[1];
        return QueryCount.least(() -> {
            var page = browser.get(chosen(some));
            decide(chosen(some), page, "theme=" + slugs[turn[0]++ % slugs.length], "ecraser=1");
        });
    }
}
