package fr.voix.desk.scrutin;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.Fixtures;
import fr.voix.base.audit.AuditEntry;
import fr.voix.base.audit.AuditService;
import fr.voix.desk.account.Role;
import fr.voix.desk.account.Team;
import fr.voix.desk.account.entry.Browser;
import fr.voix.theme.theme.ScrutinFixture;
import fr.voix.urn.setaside.SetAside;
import fr.voix.urn.setaside.SettingAside;
import fr.voix.urn.tally.UrnRecount;
import fr.voix.vote.ballot.TestBallots;
import fr.voix.vote.ballot.UrnTables;
import fr.voix.vote.scrutin.Scrutin;
import fr.voix.vote.scrutin.ScrutinHiding;
import fr.voix.vote.scrutin.ScrutinScheduling;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every act of the decisions' pages by the forms that they show, and every refusal. */
@MicronautTest(transactional = false)
class DecisionTest {

    private static final byte[] CROWDED = {7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7};
    private static final String CROWDED_HEX = "07".repeat(16);

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
    UrnTables tables;

    @Inject
    AuditService audit;

    @Inject
    SettingAside setAsides;

    @Inject
    ScrutinScheduling schedules;

    @Inject
    ScrutinHiding hidings;

    @Inject
    UrnRecount recounts;

    @Inject
    Clock clock;

    private AsideForms forms;
    private Browser browser;
    private Browser second;
    private String email;
    private Scrutin scrutin;
    private String page;
    private LocalDate today;

    @BeforeEach
    void twoModeratorsAndAScrutin() {
        browser = new Browser(server.getURI());
        email = team.a(Role.MODERATOR);
        browser.enter(email);
        second = Browser.of(server, team.a(Role.MODERATOR));
        scrutin = fixtures.anOpenScrutin();
        page = "/moderation/scrutins/" + scrutin.uid() + "/decisions";
        today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
        forms = new AsideForms(browser, page);
    }

    @Test
    void closing_is_a_leaf_and_an_entry_in_the_account() {
        ballots.cast(scrutin, 3);
        assertThat(post("/etat", "act=close", "reason=La séance est levée.").statusCode())
                .isEqualTo(303);
        assertThat(tables.leavesOf(scrutin).getLast()).isEqualTo("z1 " + scrutin.uid() + " 1 1 1");
        assertThat(browser.get(page + "?fait=close").body())
                .contains("Le scrutin est clos.")
                .contains("À la clôture\u202f: pour 1, contre 1, abstention 1.")
                .contains("a clos le scrutin")
                .contains(email)
                .contains("La séance est levée.");
        AuditEntry closed = entries().getFirst();
        assertThat(closed.content().act()).isEqualTo("scrutin-close");
        assertThat(audit.read(closed.content().before())).containsEntry("state", "open");
        assertThat(audit.read(closed.content().after()))
                .containsEntry("state", "closed")
                .containsEntry("leaf", 4);
        assertThat(closed.content().actor().role()).isEqualTo("MODERATOR");

        HttpResponse<String> again = post("/etat", "act=close", "reason=Encore, <pour> voir.");
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body()).contains("déjà clos").contains("Encore, &lt;pour&gt; voir.");
        assertRecount();
    }

    @Test
    void nothing_is_done_without_a_reason_or_a_known_act() {
        for (String reason : List.of("", "  ", "x".repeat(2_001))) {
            HttpResponse<String> refused = post("/etat", "act=close", "reason=" + reason);
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.body()).contains("Donnez une raison");
        }
        assertThat(post("/etat", "act=explode", "reason=x").statusCode()).isEqualTo(422);
        assertThat(post("/etat", "reason=x").statusCode()).isEqualTo(422);
        assertThat(tables.leavesOf(scrutin)).hasSize(1);
        assertThat(entries()).isEmpty();
        String unknown = "/moderation/scrutins/AMAN0/decisions";
        assertThat(browser.get(unknown).statusCode()).isEqualTo(404);
        assertThat(browser.submit(unknown + "/etat", "act=close", "reason=x").statusCode())
                .isEqualTo(404);
    }

    @Test
    void looking_and_trying_change_nothing() {
        ballots.castFrom(scrutin, 3, today, CROWDED);
        long before = sql.number("select count(*) from audit_entry");
        browser.get(page);
        browser.get(page + "?fait=close&act=close&reason=x");
        browser.get(page + "?rule=reseau&day=" + today + "&mark=" + CROWDED_HEX);
        browser.get("/moderation/pression");
        browser.get("/moderation/decisions");
        assertThat(sql.number("select count(*) from audit_entry")).isEqualTo(before);
        assertThat(tables.leavesOf(scrutin)).hasSize(4);
        assertThat(setAsides.of(scrutin.uid(), 10)).isEmpty();
    }

    @Test
    void a_closing_is_set_in_the_time_of_paris_and_taken_back() {
        assertThat(post("/calendrier", "at=2099-01-02T18:30", "reason=Fin du débat.")
                        .statusCode())
                .isEqualTo(303);
        assertThat(schedules.closesAt(scrutin.uid())).contains(Instant.parse("2099-01-02T17:30:00Z"));
        assertThat(browser.get(page).body())
                .contains("Clôture prévue le 2\u00a0janvier 2099")
                .contains("value=\"2099-01-02T18:30\"");
        assertThat(browser.get("/moderation/decisions").body()).contains("Clôture prévue le 2\u00a0janvier 2099");
        assertThat(audit.read(entries().getFirst().content().after()))
                .containsEntry("closesAt", "2099-01-02T17:30:00Z");

        HttpResponse<String> past = post("/calendrier", "at=2020-01-02T18:30", "reason=Hier.");
        assertThat(past.statusCode()).isEqualTo(422);
        assertThat(past.body())
                .contains("Cette date est passée.")
                .contains("2020-01-02T18:30")
                .contains("Hier.");
        for (String moment : List.of("demain", "2099-13-01T00:00", "2099-01-02")) {
            assertThat(post("/calendrier", "at=" + moment, "reason=x").statusCode())
                    .isEqualTo(422);
        }
        assertThat(post("/calendrier", "at=", "reason=Pas encore.").statusCode())
                .isEqualTo(303);
        assertThat(schedules.closesAt(scrutin.uid())).isEmpty();
    }

    @Test
    void what_the_clock_carries_out_is_in_the_account_of_the_service() {
        schedules.schedule(scrutin.uid(), clock.instant().plus(Duration.ofMinutes(5)));
        sql.run(
                "update scheduled_closing set due_at = now() - interval '1 second' where scrutin_uid = ?",
                scrutin.uid());
        schedules.due().forEach(schedules::carryOut);
        assertThat(entries().getFirst().content().act()).isEqualTo("scrutin-close");
        assertThat(entries().getFirst().content().actor().role()).isEqualTo("SERVICE");
        assertThat(browser.get(page).body()).contains("<b>Le service</b> a clos le scrutin");
    }

    @Test
    void hiding_gives_its_reason_on_the_public_page_and_in_the_account() {
        assertThat(post("/masquage", "act=hide", "reason=", "reasonEn=Private.").body())
                .contains("Donnez une raison en français")
                .contains("Private.");
        assertThat(post("/masquage", "act=hide", "reason=Donnée privée.", "reasonEn=Private data.")
                        .statusCode())
                .isEqualTo(303);
        assertThat(hidings.find(scrutin.uid())).isPresent();
        assertThat(browser.get("/scrutins/" + scrutin.uid()).statusCode()).isEqualTo(410);
        assertThat(browser.get(page).body())
                .contains("Masqué depuis le")
                .contains("Raison publique\u202f: Donnée privée.")
                .contains("La page publique est masquée.");
        assertThat(browser.get("/moderation/decisions").body()).contains("Donnée privée.");
        assertThat(post("/masquage", "act=hide", "reason=x").body()).contains("déjà masqué");

        assertThat(post("/masquage", "act=show", "reason=Corrigé.").statusCode())
                .isEqualTo(303);
        assertThat(browser.get("/scrutins/" + scrutin.uid()).statusCode()).isEqualTo(302);
        assertThat(entries())
                .extracting(entry -> entry.content().act())
                .containsExactly("scrutin-show", "scrutin-hide");
        assertThat(post("/masquage", "act=show", "reason=x").body()).contains("pas masqué");
    }

    @Test
    void a_small_crowd_is_tried_then_set_aside_then_undone() {
        ballots.castFrom(scrutin, 61, today, new byte[16]);
        ballots.castFrom(scrutin, 5, today, CROWDED);
        String trial = page + "?rule=reseau&day=" + today + "&mark=" + CROWDED_HEX;
        assertThat(browser.get(page).body()).contains("0707070").contains("100,0\u202f%");
        assertThat(browser.get(trial).body())
                .contains("Essai\u202f: règle «\u202fRéseau\u202f»")
                .contains("5 bulletins comptés seraient mis")
                .contains("Vous pouvez en décider sans une seconde personne.")
                .contains("Bulletins comptés\u202f: 66 → 61.");
        assertThat(aside("67", "").body()).contains("Donnez une raison");
        assertThat(aside("67", "Un seul réseau.").statusCode()).isEqualTo(303);

        SetAside decision = setAsides.of(scrutin.uid(), 10).getFirst();
        assertThat(decision.state()).isEqualTo(SetAside.State.DONE);
        assertThat(tables.leavesOf(scrutin)).hasSize(72);
        assertThat(browser.get(page + "?fait=aside").body())
                .contains("exécutée, 5 sur 5")
                .contains("66 bulletins comptés → 61 bulletins comptés")
                .as("a group under ten")
                .doesNotContain("pour 21, contre 20, abstention 20");
        assertThat(browser.get(trial).statusCode()).isEqualTo(422);
        assertThat(entries())
                .extracting(
                        entry -> entry.content().act() + " " + entry.content().after())
                .allSatisfy(entry -> assertThat(entry)
                        .contains("\"rule\":\"reseau\"")
                        .doesNotContain("0707")
                        .doesNotContain("pour"));
        assertThat(entries())
                .extracting(entry -> entry.content().act())
                .containsExactly("set-aside-done", "set-aside-propose");
        assertThat(browser.get(page).body())
                .contains("a décidé une mise à l’écart, sans seconde personne (" + decision.decision() + ")")
                .contains("<b>Le service</b> a exécuté " + decision.decision());

        assertThat(verdict(browser, decision, "undo", "").statusCode()).isEqualTo(422);
        assertThat(verdict(browser, decision, "undo", "C’était une école.").statusCode())
                .isEqualTo(303);
        assertThat(browser.get(page).body()).contains("Annulée par d").contains("Annulation de " + decision.decision());
        assertThat(tables.leavesOf(scrutin).getLast()).startsWith("r1 ");
        assertThat(verdict(browser, decision, "undo", "Encore.").statusCode()).isEqualTo(422);
        assertRecount();
    }

    @Test
    void a_dry_run_tells_nobody_which_way_the_ballots_fall() {
        ballots.castFrom(scrutin, 31, today, new byte[16]);
        ballots.castFrom(scrutin, 30, today, CROWDED);
        String trial = browser.get(page + "?rule=reseau&day=" + today + "&mark=" + CROWDED_HEX)
                .body();
        String panel = trial.substring(trial.indexOf("class=\"panel stack\""));
        panel = panel.substring(0, panel.indexOf("</form>"));
        assertThat(panel).contains("61 → 31").doesNotContain("Pour").doesNotContain("<table");
        assertThat(aside("62", "Un seul réseau.").statusCode()).isEqualTo(303);
        SetAside decision = setAsides.of(scrutin.uid(), 10).getFirst();
        String counts = "pour 21, contre 20, abstention 20 → pour 11, contre 10, abstention 10";
        for (String address : List.of(page, "/moderation/decisions")) {
            assertThat(second.get(address).body())
                    .contains("61 bulletins comptés → 31 bulletins comptés")
                    .doesNotContain(counts);
        }
        assertThat(verdict(second, decision, "approve", "").statusCode()).isEqualTo(303);
        assertThat(browser.get(page).body()).as("frozen by both, and done").contains(counts);
    }

    @Test
    void a_reader_sees_no_network_and_has_nothing_to_try() {
        ballots.castFrom(scrutin, 12, today, CROWDED);
        var reader = Browser.of(server, team.a(Role.READER));
        String trial = page + "?rule=reseau&day=" + today + "&mark=" + CROWDED_HEX;
        assertThat(browser.get(page).body()).contains("07070707");
        for (String address : List.of(page, trial, "/moderation/pression", "/moderation/decisions")) {
            assertThat(reader.get(address).body())
                    .as(address)
                    .doesNotContain("07070707")
                    .doesNotContain("#essai")
                    .doesNotContain("seraient mis");
        }
    }

    @Test
    void a_large_crowd_waits_for_a_second_person() {
        ballots.castFrom(scrutin, 101, today, CROWDED);
        assertThat(browser.get(page + "?rule=reseau&day=" + today + "&mark=" + CROWDED_HEX)
                        .body())
                .contains("Une seconde personne devra approuver.");
        assertThat(aside("102", "Un seul réseau.").headers().firstValue("location"))
                .contains(page + "?fait=proposed#fait");
        SetAside decision = setAsides.of(scrutin.uid(), 10).getFirst();
        assertThat(tables.leavesOf(scrutin)).hasSize(102);
        assertThat(verdict(browser, decision, "approve", "").body()).contains("une autre personne doit l’approuver");
        assertThat(browser.get("/moderation/decisions").body())
                .contains("101 bulletins à l’écart")
                .contains("Retirer la proposition")
                .doesNotContain(">Approuver<");
        assertThat(second.get("/moderation/decisions").body())
                .contains(">Approuver<")
                .contains(">Refuser<");

        assertThat(verdict(second, decision, "approve", "").statusCode()).isEqualTo(303);
        assertThat(verdict(second, decision, "approve", "").statusCode()).isEqualTo(422);
        assertThat(setAsides.find(decision.number()).orElseThrow().done()).isEqualTo(101);
        assertThat(entries())
                .extracting(entry -> entry.content().act())
                .containsExactly("set-aside-done", "set-aside-approve", "set-aside-propose");
        assertRecount();

        assertThat(verdict(second, decision, "undo", "Erreur.").headers().firstValue("location"))
                .contains(page + "?fait=undo.proposed#fait");
        SetAside undo = setAsides.of(scrutin.uid(), 10).getFirst();
        assertThat(verdict(browser, undo, "drop", "").statusCode()).isEqualTo(422);
        assertThat(verdict(browser, undo, "drop", "Non.").statusCode()).isEqualTo(303);
        assertThat(verdict(browser, undo, "burn", "Non.").statusCode()).isEqualTo(400);
        assertThat(tables.leavesOf(scrutin)).hasSize(203);
    }

    @Test
    void a_pattern_that_cannot_be_is_refused() {
        ballots.castFrom(scrutin, 2, today, CROWDED);
        for (String query : List.of(
                "rule=reseau",
                "rule=reseau&day=hier&mark=" + CROWDED_HEX,
                "rule=reseau&day=" + today + "&mark=zz",
                "rule=rafale&from=2026-01-01T10:30&to=2026-01-01T11:00",
                "rule=rafale&from=2026-01-01T11:00&to=2026-01-01T10:00",
                "rule=choix&choix=P")) {
            HttpResponse<String> refused = browser.get(page + "?" + query);
            assertThat(refused.statusCode()).as(query).isEqualTo(422);
            assertThat(refused.body()).contains("Donnez un jour et un réseau");
        }
        assertThat(browser.get(page + "?rule=rafale&from=2026-01-01T10:00&to=2026-01-01T11:00")
                        .body())
                .contains("Aucun bulletin compté");
        assertThat(post("/ecart", "rule=rafale", "from=x", "to=y", "size=3", "reason=x")
                        .statusCode())
                .isEqualTo(422);
        assertThat(post("/ecart", "rule=reseau", "day=" + today.toString(), "mark=" + CROWDED_HEX, "reason=x")
                        .statusCode())
                .as("without a dry run")
                .isEqualTo(422);
        assertThat(post("/ecart", "rule=reseau", "day=" + today.toString(), "mark=" + CROWDED_HEX, "size=beaucoup")
                        .statusCode())
                .isEqualTo(400);
        assertThat(tables.leavesOf(scrutin)).hasSize(3);
    }

    @Test
    void a_scrutin_is_found_by_its_address_and_an_hour_of_its_page_leads_to_a_trial() {
        ballots.cast(scrutin, 4);
        String numero = "CF" + Integer.parseInt(scrutin.uid().replaceFirst(".*N", ""));
        for (String query : List.of(
                scrutin.uid(),
                "https://voix.example/scrutins/" + scrutin.uid(),
                "9999/CION_FIN/" + numero,
                "https://www.assemblee-nationale.fr/dyn/17/amendements/9999/CION_FIN/" + numero + "?x#y")) {
            String address = "/moderation/decisions?scrutin="
                    + java.net.URLEncoder.encode(query, java.nio.charset.StandardCharsets.UTF_8);
            assertThat(browser.get(address).headers().firstValue("location"))
                    .as(query)
                    .contains(page);
        }
        HttpResponse<String> none = browser.get("/moderation/decisions?scrutin=rien");
        assertThat(none.statusCode()).isEqualTo(404);
        assertThat(none.body()).contains("Rien n’est à cette adresse").contains("value=\"rien\"");

        String console = browser.get("/moderation/pression").body();
        assertThat(console)
                .contains("on ne peut pas suivre un réseau de l’un à l’autre")
                .containsPattern("<th scope=\"row\"><a [^>]*>[^<]+ \\(" + numero + "\\)</a>")
                .doesNotContain("?rule=");
        String own = browser.get(page).body();
        String link = own.substring(own.indexOf(page + "?rule=rafale"));
        link = link.substring(0, link.indexOf('"')).replace("&amp;", "&").replace("#essai", "");
        assertThat(browser.get(link).body()).contains("4 bulletins comptés seraient mis");
    }

    @Test
    void the_pages_speak_english_too() {
        ballots.castFrom(scrutin, 43, today, new byte[16]);
        ballots.castFrom(scrutin, 2, today, CROWDED);
        String english = "/en" + page;
        assertThat(browser.get(english + "?rule=reseau&day=" + today + "&mark=" + CROWDED_HEX)
                        .body())
                .contains("<html lang=\"en\">")
                .contains("2 counted ballots would be set aside.")
                .contains("You can decide it without a second person.");
        assertThat(browser.get("/en/moderation/decisions").body()).contains("Waiting for a second person");
        assertThat(browser.get("/en/moderation/pression").body()).contains("cannot be followed from one to another");
        String csrf = Browser.csrf(browser.get(english));
        assertThat(browser.submit(english + "/etat", "act=close", "reason=Over.")
                        .headers()
                        .firstValue("location"))
                .contains(english + "?fait=close#fait");
        assertThat(browser.get(english).body()).contains("At the closing: for 16, against 15, abstain 14.");
    }

    private HttpResponse<String> aside(String size, String reason) {
        return forms.propose("reseau", today, CROWDED_HEX, size, reason);
    }

    private HttpResponse<String> verdict(Browser by, SetAside decision, String verdict, String reason) {
        return new AsideForms(by, page).verdict(decision, verdict, reason);
    }

    private HttpResponse<String> post(String form, String... fields) {
        return forms.post(form, fields);
    }

    private List<AuditEntry> entries() {
        return audit.of("scrutin:" + scrutin.uid());
    }

    private void assertRecount() {
        assertThat(recounts.recount(scrutin.uid()).orElseThrow().faults()).isEmpty();
    }
}
