package fr.voix.site.embed;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.Fixtures;
import fr.voix.parliament.amendement.AmendementService;
import fr.voix.petition.petition.PetitionFixture;
import fr.voix.theme.theme.ScrutinFixture;
import fr.voix.urn.log.UrnPublishing;
import fr.voix.vote.ballot.TestBallots;
import fr.voix.vote.scrutin.Scrutin;
import fr.voix.vote.scrutin.ScrutinHiding;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Results for pages of others, as they go over the wire. */
@MicronautTest(transactional = false)
@Property(name = "voix.limits.enabled", value = "false")
class EmbedTest {

    private static final int BUDGET = 10_000;
    private static final int BUDGET_OF_SCRIPT = 2_800;
    private static final int BUDGET_AS_READ = 6_000;
    private static final String THEME = "sport-vie-associative";
    private static final Pattern FILE = Pattern.compile("(?:href|src)=\"(/(?:embed/frame|client/voix)[^\"]+)\"");

    @Inject
    EmbeddedServer server;

    @Inject
    Fixtures fixtures;

    @Inject
    ScrutinFixture database;

    @Inject
    TestBallots ballots;

    @Inject
    ScrutinHiding hidings;

    @Inject
    PetitionFixture petitions;

    @Inject
    AmendementService amendements;

    @Inject
    UrnPublishing publications;

    private final HttpClient http = HttpClient.newHttpClient();
    private Scrutin scrutin;
    private String path;
    private String numero;

    @BeforeEach
    void aScrutinWithSevenBallots() {
        scrutin = fixtures.anOpenScrutin();
        ballots.cast(scrutin, 7);
        path = "/embed/scrutins/" + scrutin.uid();
        numero = amendements.find(scrutin.uid()).orElseThrow().numero();
    }

    @Test
    void an_embed_says_the_result_its_urn_its_instant_and_that_it_is_no_poll() throws Exception {
        String page = get(path).body();
        assertThat(page)
                .contains(
                        "<html lang=\"fr\"",
                        "aria-label=\"Pour 42,9\u202f%, contre 28,6\u202f%, abstention 28,6\u202f%\"")
                .contains(">7\u00a0voix<", "<span data-say=\"size\">8</span>", "<time datetime=\"20")
                .contains("Ce n’est pas un sondage")
                .contains("href=\"" + origin() + "/17/amendements/9999/CION_FIN/" + numero + "#voter\"")
                .contains("target=\"_blank\" rel=\"noopener\"")
                .containsOnlyOnce("<h1")
                .containsOnlyOnce("role=\"main\"")
                .doesNotContain("<form", "<input", "style=");
        assertThat(get("/en" + path).body())
                .contains("<html lang=\"en\"", "Ballots: 7", "This is not a poll", origin() + "/en/17/amendements/");
    }

    @Test
    void it_may_stand_in_any_page_and_has_nothing_to_do_with_cookies() throws Exception {
        for (String address : List.of(path, "/embed/x")) {
            var headers = get(address).headers();
            assertThat(headers.allValues("Content-Security-Policy"))
                    .singleElement()
                    .asString()
                    .contains("default-src 'none'", "frame-ancestors *", "form-action 'none'", "script-src 'self'")
                    .doesNotContain("unsafe");
            assertThat(headers.allValues("Cross-Origin-Opener-Policy")).containsExactly("unsafe-none");
            assertThat(headers.allValues("Cross-Origin-Resource-Policy")).containsExactly("cross-origin");
            assertThat(headers.firstValue("X-Frame-Options")).isEmpty();
            assertThat(headers.firstValue("Set-Cookie")).isEmpty();
        }
    }

    @Test
    void all_that_an_embed_loads_stays_within_its_budget() throws Exception {
        assertWithinBudget(path);
        assertThat(zipped("/embed.js").body()).hasSizeLessThan(BUDGET_OF_SCRIPT);
        assertThat(get("/embed.js").body()).as("as people read it").hasSizeLessThan(BUDGET_AS_READ);
        System.out.printf(
                "embed.js: %d bytes, as read %d%n",
                zipped("/embed.js").body().length, get("/embed.js").body().length());
    }

    private void assertWithinBudget(String address) throws Exception {
        HttpResponse<byte[]> page = zipped(address);
        int sum = page.body().length;
        var loads = FILE.matcher(unzipped(page));
        int loaded = 0;
        while (loads.find()) {
            HttpResponse<byte[]> file = zipped(loads.group(1));
            assertThat(file.headers().allValues("Cache-Control"))
                    .containsExactly("public, max-age=31536000, immutable");
            assertThat(file.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
            sum += file.body().length;
            loaded++;
        }
        assertThat(loaded).isEqualTo(3);
        assertThat(sum).as("bytes of page, style and scripts of %s", address).isLessThan(BUDGET);
        System.out.printf("%s: %d bytes in all%n", address, sum);
    }

    @Test
    void it_is_answered_304_and_by_head_and_anew_after_a_vote() throws Exception {
        HttpResponse<String> page = get(path);
        String etag = page.headers().firstValue("ETag").orElseThrow();
        assertThat(page.headers().allValues("Cache-Control"))
                .containsExactly("public, max-age=0, s-maxage=1, must-revalidate");
        assertThat(send(path, "GET", "If-None-Match", etag).statusCode()).isEqualTo(304);
        // not from the ready bytes: what it says of itself replaces what the browser has kept
        HttpResponse<String> notModified = send(path + "?theme=clair", "GET", "If-None-Match", etag);
        assertThat(notModified.statusCode()).isEqualTo(304);
        assertThat(notModified.headers().allValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .contains("frame-ancestors *");
        HttpResponse<String> head = send(path, "HEAD", "Accept", "text/html");
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("ETag")).contains(etag);
        assertThat(head.body()).isEmpty();

        ballots.cast(scrutin, 1);
        publications.publish();
        HttpResponse<String> after = send(path, "GET", "If-None-Match", etag);
        assertThat(after.statusCode()).isEqualTo(200);
        assertThat(after.body()).contains(">8\u00a0voix<");
    }

    @Test
    void what_an_address_asks_for_besides_as_old_ones_do_changes_nothing() throws Exception {
        String page = get(path).body();
        for (String query :
                List.of("?theme=sombre", "?theme=page&taille=300x250", "?vue=hemicycle", "?langue=de&cle=x")) {
            HttpResponse<String> answer = get(path + query);
            assertThat(answer.statusCode()).as(query).isEqualTo(200);
            assertThat(answer.body()).as(query).isEqualTo(page);
        }
    }

    @Test
    void what_is_closed_says_so_and_is_followed_on() throws Exception {
        fixtures.close(scrutin);
        publications.publish();
        assertThat(get(path).body()).contains("data-live=\"false\"", "frame.js", "Scrutin clos\u202f:", ">Voir<");
    }

    @Test
    void what_is_hidden_or_unknown_is_a_note_in_the_frame() throws Exception {
        assertThat(get(path).statusCode()).isEqualTo(200);
        hidings.hide(scrutin.uid(), "Motif.", null);
        publications.publish();
        for (String address : List.of(path, "/en" + path, path + "?theme=clair&vue=deputes")) {
            HttpResponse<String> gone = get(address);
            assertThat(gone.statusCode()).isEqualTo(410);
            assertThat(gone.body()).contains("frame.css").doesNotContain(numero).doesNotContain("<script");
            assertThat(gone.headers().firstValue("Cache-Control")).contains("no-store");
        }
        assertThat(get(path).body()).contains("Voix ne montre plus ce qui était à cette adresse.");
        assertThat(get("/integrer?scrutin=" + scrutin.uid()).body())
                .contains("Aucun scrutin ni aucune pétition")
                .doesNotContain(numero + "\"", "<voix-resultat");
        assertThat(get("/embed/scrutins/AMAN0").statusCode()).isEqualTo(404);
        assertThat(get("/en/embed/scrutins/AMAN0").body()).contains("Voix knows no vote");
        HttpResponse<String> head = send("/embed/scrutins/AMAN0", "HEAD", "Accept", "text/html");
        assertThat(head.statusCode()).isEqualTo(404);
        assertThat(head.body()).isEmpty();
    }

    @Test
    void an_amendement_without_text_has_an_embed_without_a_result() throws Exception {
        String uid = scrutin.uid().replace("N0", "N9");
        database.run("""
                insert into amendement (uid, legislature, chronotag, texte_uid, examen_ref, organe_examen, numero,
                    numero_ordre, rectification, auteur_type, etat_code, sort, search, fingerprint, imported_at)
                values (?, 17, 1, 'PRJLANR5L17B9999', 'EX', 'CION_FIN', '<script>alert(1)</script>', 1, 0, 'DEPUTE', 'AC',
                    'A_DISCUTER', '', '', now())
                """, uid);
        HttpResponse<String> page = get("/embed/scrutins/" + uid);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("n’a pas publié le texte", "&lt;script")
                .doesNotContain("<svg class=\"bar", "<script");
    }

    @Test
    void there_is_one_script_that_any_page_may_load_and_asks_for_again_within_minutes() throws Exception {
        HttpResponse<String> script = get("/embed.js");
        assertThat(script.body()).isEqualTo(Files.readString(Path.of("web/widget/embed.js")));
        assertThat(script.headers().allValues("Cache-Control")).containsExactly("public, max-age=300");
        assertThat(script.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
        assertThat(script.headers().firstValue("Cross-Origin-Resource-Policy")).contains("cross-origin");
        assertThat(get("/embed/frame.js").headers().allValues("Cache-Control")).containsExactly("public, no-cache");
    }

    @Test
    void the_builder_writes_one_line_for_the_element_and_one_for_the_frame() throws Exception {
        HttpResponse<String> page = get("/integrer?scrutin=" + scrutin.uid() + "&theme=sombre&vue=deputes");
        assertThat(page.headers().allValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .contains("frame-src 'self'", "frame-ancestors 'none'");
        var read = Jsoup.parse(page.body());
        assertThat(read.select("#code-element").text())
                .startsWith("<script src=\"" + origin() + "/embed.js\" referrerpolicy=\"no-referrer\"></script>"
                        + "<voix-resultat scrutin=\"" + scrutin.uid() + "\"><a href=")
                .doesNotContain("\n");
        assertThat(read.select("#code-cadre").text()).contains("src=\"" + origin() + path + "\" width=\"100%\"");
        assertThat(read.select("main textarea, main input, main select").eachAttr("id"))
                .containsExactly("code-element", "code-cadre", "scrutin");
        assertThat(read.select("main").text().split("\\s+").length).isLessThan(250);
        assertThat(get("/integrer").body()).contains("<iframe src=");
        assertThat(get("/en/integrer?scrutin=" + scrutin.uid()).body())
                .contains("langue=&#34;en&#34;")
                .contains("Embed a result");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{uid}",
                " {uid} ",
                "/scrutins/{uid}",
                "{origin}/en/scrutins/{uid}/recompte",
                "{origin}/17/amendements/9999/CION_FIN/{numero}#voter",
                "https://www.assemblee-nationale.fr/dyn/17/amendements/9999/CION_FIN/{numero}"
            })
    void the_builder_understands_whatever_somebody_has_at_hand(String asked) throws Exception {
        String words = asked.replace("{uid}", scrutin.uid())
                .replace("{origin}", origin())
                .replace("{numero}", numero);
        assertThat(get("/integrer?scrutin=" + URLEncoder.encode(words, StandardCharsets.UTF_8))
                        .body())
                .contains("/embed/scrutins/" + scrutin.uid());
    }

    @Test
    void the_builder_finds_numbers_and_offers_the_choice() throws Exception {
        String one = database.aScrutin();
        String other = database.aScrutin();
        for (String uid : List.of(one, other)) {
            database.run(
                    "update amendement set numero = 'CF77', search = array_to_tsvector(number_words('CF77', 77)) where uid = ?",
                    uid);
        }
        assertThat(get("/integrer?scrutin=cf77").body())
                .contains("Plusieurs réponses", "?scrutin=" + one, "?scrutin=" + other)
                .doesNotContain("<voix-resultat");
        assertThat(get("/integrer?scrutin=/themes/" + THEME).body()).contains("aria-invalid=\"true\"");
        assertThat(get("/integrer?scrutin=%3Cscript%3E").body())
                .contains("aria-invalid=\"true\"", "value=\"&lt;script>\"")
                .doesNotContain("<script>");
        assertThat(get("/integrer?scrutin=" + "x".repeat(201)).statusCode()).isEqualTo(400);
    }

    @Test
    void the_builder_finds_petitions_by_words_and_writes_in_the_language_of_its_page() throws Exception {
        var petition =
                petitions.aPetition().titled("Ouvrir les [lavoirs] le dimanche").make();
        var words = Jsoup.parse(get("/en/integrer?scrutin=lavoirs").body());
        assertThat(words.select("#code-element").text())
                .contains("petition=\"" + petition.id() + "\" langue=\"en\"", "referrerpolicy=\"no-referrer\"");
        assertThat(words.select("#code-cadre").text())
                .contains(
                        "/en/embed/petitions/" + petition.id() + "\"",
                        "width=\"100%\"",
                        "frameborder=\"0\"",
                        "referrerpolicy=\"no-referrer\"");
    }

    @Test
    void the_page_of_an_amendement_leads_to_its_builder() throws Exception {
        assertThat(get("/17/amendements/9999/CION_FIN/" + numero).body())
                .contains("href=\"/integrer?scrutin=" + scrutin.uid() + "\"", "href=\"/integrer\"");
    }

    private String origin() {
        return "http://localhost:" + server.getPort();
    }

    private HttpResponse<String> get(String address) throws Exception {
        return send(address, "GET", "Accept", "text/html,*/*;q=0.8");
    }

    private HttpResponse<String> send(String address, String method, String header, String value) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(origin() + address))
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .header(header, value)
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<byte[]> zipped(String address) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(origin() + address))
                        .header("Accept-Encoding", "gzip")
                        .build(),
                BodyHandlers.ofByteArray());
    }

    private static String unzipped(HttpResponse<byte[]> answer) throws Exception {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
