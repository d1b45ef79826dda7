package fr.voix.desk.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import fr.voix.browser.Chromium;
import fr.voix.browser.Look;
import fr.voix.desk.account.Role;
import fr.voix.desk.account.Team;
import fr.voix.desk.account.entry.Browser;
import fr.voix.desk.account.entry.SignedIn;
import fr.voix.notice.webhook.DeliveryWriter;
import fr.voix.notice.webhook.MisbehavingReceiver;
import fr.voix.notice.webhook.PlantedNames;
import fr.voix.theme.theme.ScrutinFixture;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What moderators see and do. */
@MicronautTest(transactional = false)
@Property(name = "test.planted-names", value = "true")
class WebhookPageTest {

    private static final String PATH = "/moderation/webhooks";
    private static final Pattern SECRET = Pattern.compile("whsec_[A-Za-z0-9+/]{43}=");

    @Inject
    EmbeddedServer server;

    @Inject
    Team team;

    @Inject
    PlantedNames names;

    @Inject
    DeliveryWriter writer;

    @Inject
    ScrutinFixture sql;

    private MisbehavingReceiver victim;
    private Browser browser;
    private String csrf;

    @BeforeEach
    void signIn() {
        sql.run("truncate webhook cascade");
        victim = MisbehavingReceiver.start("127.0.0.1");
        names.plant("public.example", "93.184.216.34");
        browser = new Browser(server.getURI());
        browser.enter(team.a(Role.MODERATOR));
        csrf = Browser.csrf(browser.get(PATH));
    }

    @AfterEach
    void close() {
        victim.close();
    }

    private HttpResponse<String> add(String url, String thresholds, String... events) {
        return send(PATH, url, thresholds, events);
    }

    private HttpResponse<String> send(String path, String url, String thresholds, String... events) {
        var fields = new java.util.ArrayList<>(
                List.of("csrf", csrf, "url", url, "description", "La <rédaction>", "seuils", thresholds));
        for (var event : events) {
            fields.addAll(List.of("evenement", event));
        }
        return browser.post(path, fields.toArray(String[]::new));
    }

    @Test
    void hostile_addresses_are_refused_with_a_sentence_and_nothing_typed_is_lost() {
        names.plant("loopback.example", "127.0.0.1");
        Map.of(
                        "http://public.example/",
                        "commencer par https://",
                        "https://127.0.0.1/",
                        "pas une adresse IP",
                        "https://[::1]/",
                        "pas une adresse IP",
                        "https://user@public.example/",
                        "nom d’utilisateur",
                        "https://localhost/",
                        "seulement une machine",
                        "https://public.example:" + victim.port() + "/",
                        "ports 443 et 8443",
                        "https://loopback.example/",
                        "qui n’est pas publique",
                        "https://nobody.example/",
                        "inconnu")
                .forEach((url, sentence) -> {
                    var answer = add(url, "5 000 ; 7", "scrutin.seuil");
                    assertThat(answer.statusCode()).as(url).isEqualTo(422);
                    assertThat(answer.body())
                            .contains(sentence)
                            .contains("value=\"" + url + "\"", "value=\"5 000 ; 7\"", "La &lt;rédaction>")
                            .containsPattern("value=\"scrutin.seuil\" checked")
                            .doesNotContainPattern("value=\"scrutin.clos\" checked");
                });
        var all = add("", "beaucoup", "scrutin.seuil");
        assertThat(all.body()).contains("Donnez une adresse", "de un à dix nombres");
        assertThat(add("https://public.example/", "5").body()).contains("au moins un événement");
        assertThat(sql.number("select count(*) from webhook")).isZero();
        assertThat(victim.connections()).isZero();
    }

    @Test
    void a_silent_name_server_keeps_no_colleague_out() throws Exception {
        var answers = new CountDownLatch(1);
        names.holdBack(answers);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var adding = threads.submit(() -> add("https://public.example/", "", "scrutin.clos"));
            while (names.questions("public.example") == 0 && !adding.isDone()) {
                Thread.sleep(20);
            }
            var colleague = new Browser(server.getURI());
            colleague.enter(team.a(Role.MODERATOR));
            assertThat(colleague.get(PATH).statusCode()).isEqualTo(200);
            answers.countDown();
            assertThat(adding.get().body()).containsPattern(SECRET);
        } finally {
            answers.countDown();
        }
    }

    @Test
    void a_secret_is_shown_once_and_every_act_stands_in_the_account() throws Exception {
        var added = add("https://public.example/chemin-secret", "5", "scrutin.clos", "scrutin.seuil");
        var secret = SECRET.matcher(added.body());
        assertThat(secret.find()).isTrue();
        var one = PATH + "/" + sql.number("select webhook_id from webhook");
        assertThat(browser.get(one).body()).doesNotContain(secret.group()).contains("chemin-secret");

        // where it leads meanwhile, it is not sent
        names.plant("public.example", "127.0.0.1");
        assertThat(browser.post(one + "/essai", "csrf", csrf).statusCode()).isEqualTo(303);
        sql.run("update webhook_delivery set next_at = now()");
        for (Future<?> begun : writer.begin()) {
            begun.get();
        }
        assertThat(browser.get(one).body()).contains("Essai", "rien n’a été envoyé", "1 essai, prochain le");
        assertThat(browser.post(one + "/essai", "csrf", csrf, "evenement", "autre")
                        .statusCode())
                .isEqualTo(400);
        assertThat(victim.connections()).isZero();
        sql.run("update webhook_delivery set state = 'FAILED'");
        assertThat(browser.get(PATH).body()).contains("1 message abandonné");
        var number = "" + sql.number("select delivery_id from webhook_delivery");
        assertThat(browser.post(one + "/renvoi", "csrf", csrf, "envoi", number).statusCode())
                .isEqualTo(303);
        assertThat(sql.text("select state from webhook_delivery")).isEqualTo("WAITING");
        assertThat(browser.post(one + "/secret", "csrf", csrf).body())
                .containsPattern(SECRET)
                .doesNotContain(secret.group());
        browser.post(one + "/pause", "csrf", csrf);
        browser.post(one + "/reprise", "csrf", csrf);
        assertThat(browser.get("/en" + one).body())
                .contains("added this webhook", "sent messages again", "changed the secret", "paused it", "resumed it");

        var reader = new Browser(server.getURI());
        reader.enter(team.a(Role.READER));
        assertThat(reader.get(one).body())
                .contains("https://public.example/…")
                .doesNotContain("chemin-secret", "/suppression");
        assertThat(reader.get(PATH).body()).doesNotContain("chemin-secret", "name=\"url\"");
        sql.run("update webhook set url = 'https://public.example?jeton=chemin-secret/x'");
        assertThat(reader.get(one).body()).contains("https://public.example/…").doesNotContain("chemin-secret");

        browser.post(one + "/suppression", "csrf", csrf);
        assertThat(browser.get(one).statusCode()).isEqualTo(404);
        assertThat(sql.number("select count(*) from audit_entry where act like 'webhook-%' and "
                        + "concat(before, after, reason) ~ 'chemin-secret|whsec'"))
                .isZero();
        assertThat(sql.number("select count(*) from audit_entry where act like 'webhook-%'"))
                .isEqualTo(6);
    }

    @Test
    void a_receiver_is_changed_with_the_same_care_as_one_is_added() {
        add("https://public.example/avant", "5", "scrutin.clos");
        var one = PATH + "/" + sql.number("select webhook_id from webhook");
        var secret = sql.text("select encode(secret, 'hex') from webhook");
        assertThat(browser.get(one).body())
                .contains("value=\"https://public.example/avant\"", "value=\"La &lt;rédaction>\"")
                .containsPattern("value=\"scrutin.clos\" checked")
                .doesNotContainPattern("value=\"scrutin.seuil\" checked");

        var refused = change(one, "https://127.0.0.1/", "rien", "scrutin.seuil");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("pas une adresse IP", "de un à dix nombres", "<details open", "value=\"https://127.0.0.1/\"");
        assertThat(sql.text("select url from webhook")).isEqualTo("https://public.example/avant");

        var changed = change(one, "https://public.example/apres", "5, 7", "scrutin.seuil", "petition.close");
        assertThat(changed.statusCode()).isEqualTo(303);
        assertThat(changed.headers().firstValue("Location")).hasValue(one + "?fait=modification");
        assertThat(sql.text("select concat(url, events, thresholds, encode(secret, 'hex')) from webhook"))
                .isEqualTo("https://public.example/apres{scrutin.seuil,petition.close}{5,7}" + secret);
        assertThat(browser.get("/en" + one + "?fait=modification").body())
                .contains("what waits goes to the new address", "changed it");
        assertThat(change(PATH + "/999999999", "https://public.example/", "", "scrutin.clos")
                        .statusCode())
                .isEqualTo(404);
    }

    private HttpResponse<String> change(String one, String url, String thresholds, String... events) {
        return send(one + "/modification", url, thresholds, events);
    }

    @Test
    void the_pages_have_no_accessibility_fault_and_fit() throws Exception {
        add("https://public.example/v1/evenements/voix?canal=redaction-nationale-et-regionale", "5", "scrutin.clos");
        int id = (int) sql.number("select webhook_id from webhook");
        browser.post(PATH + "/" + id + "/essai", "csrf", csrf);
        browser.post(PATH + "/" + id + "/essai", "csrf", csrf, "evenement", "petition.reponse");
        sql.run("update webhook_delivery set state = 'FAILED', attempts = 8, tried_at = now(), status = 503"
                + " where delivery_id = (select min(delivery_id) from webhook_delivery)");
        try (var chromium = Chromium.start()) {
            look(chromium, id);
        }
    }

    private void look(Chromium chromium, int id) {
        var page = chromium.visitor(new com.microsoft.playwright.Browser.NewContextOptions())
                .newPage();
        var origin = "http://localhost:" + server.getPort();
        SignedIn.in(page, origin, team.a(Role.MODERATOR));
        for (var prefix : List.of("", "/en")) {
            page.navigate(origin + prefix + PATH + "/" + id);
            inspect(page, "webhook");
            page.locator("#essai").selectOption("scrutin.classe");
            page.locator("form[action$=essai] button").press("Enter");
            page.locator("[role=status]").waitFor();
            changeByKeys(page);
            inspect(page, "webhook-changed");
            page.navigate(origin + prefix + PATH);
            page.locator("#url").fill("https://localhost/");
            page.locator("#url").press("Enter");
            page.locator("#refus").waitFor();
            inspect(page, "webhooks");
        }
    }

    /** Opens the form, unticks what was ticked first and saves: refused, with the way to the flaw; then ticks it again. */
    private static void changeByKeys(Page page) {
        page.locator("details:has(#url) > summary").press("Enter");
        page.locator("#url").press("Tab");
        var box = page.locator("[name=evenement][type=checkbox][checked]");
        box.press("Space");
        page.locator("#url").press("Enter");
        page.locator("#refus a").press("Enter");
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo("evenement");
        inspect(page, "webhook-refused");
        page.locator("[name=evenement][value=scrutin\\.clos]").press("Space");
        page.locator("#url").press("Enter");
        page.locator("[role=status]").waitFor();
    }

    private static void inspect(Page page, String name) {
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
        Look.each(page, name, Look.ALL);
    }
}
