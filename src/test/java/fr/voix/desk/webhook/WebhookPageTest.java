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
        var fields = new java.util.ArrayList<>(
                List.of("csrf", csrf, "url", url, "description", "La <rédaction>", "seuils", thresholds));
        for (var event : events) {
            fields.addAll(List.of("evenement", event));
        }
        return browser.post(PATH, fields.toArray(String[]::new));
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
    void the_pages_have_no_accessibility_fault_and_fit() throws Exception {
        add("https://public.example/v1/evenements/voix?canal=redaction-nationale-et-regionale", "5", "scrutin.clos");
        int id = (int) sql.number("select webhook_id from webhook");
        browser.post(PATH + "/" + id + "/essai", "csrf", csrf);
        browser.post(PATH + "/" + id + "/essai", "csrf", csrf);
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
            page.navigate(origin + prefix + PATH);
            page.locator("#url").fill("https://localhost/");
            page.locator("#url").press("Enter");
            page.locator("#refus").waitFor();
            inspect(page, "webhooks");
        }
    }

    private static void inspect(Page page, String name) {
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
        Look.each(page, name, Look.ALL);
    }
}
