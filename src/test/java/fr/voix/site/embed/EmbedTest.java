package fr.voix.site.embed;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.Fixtures;
import fr.voix.parliament.amendement.AmendementService;
import fr.voix.petition.petition.PetitionFixture;
import fr.voix.theme.theme.ScrutinFixture;
import fr.voix.theme.theme.ThemeService;
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
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
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

    private static final int BUDGET = 11_000;
    private static final int BUDGET_OF_SCRIPT = 5_000;
    private static final int BUDGET_AS_READ = 11_500;
    private static final int MOST_OF_A_LIST = 5;
    private static final String THEME = "sport-vie-associative";
    private static final Pattern FILE =
            Pattern.compile("(?:href|src)=\"(/(?:embed/(?:frame|view)|client/voix)[^\"]+)\"");

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
    ThemeService themes;

    @Inject
    PetitionFixture petitions;

    @Inject
    AmendementService amendements;

    @Inject
    UrnPublishing publications;

    @Inject
    WidgetFileReader files;

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
        assertThat(get(path + "?theme=sombre").body()).contains("data-theme=\"sombre\"");
        assertThat(page).doesNotContain("data-theme");
    }

    @Test
    void it_may_stand_in_any_page_and_has_nothing_to_do_with_cookies() throws Exception {
        for (String address : List.of(path, "/embed/themes/" + THEME, "/embed/textes/PRJLANR5L17B9999", "/embed/x")) {
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
        for (int i = 0; i < MOST_OF_A_LIST; i++) {
            Scrutin one = fixtures.anOpenScrutin();
            ballots.cast(one, 1);
            themes.classify(one.uid(), List.of(THEME), fixtures.aModerator(), null);
        }
        publications.publish();
        assertWithinBudget(path);
        String list = "/en/embed/themes/" + THEME + "?theme=clair";
        assertThat(get(list).body().split("data-uid=", -1)).hasSize(1 + MOST_OF_A_LIST);
        assertWithinBudget(list);
        assertThat(get("/embed/view.css").headers().allValues("Cache-Control")).containsExactly("public, no-cache");
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
        HttpResponse<String> notModified = send(path + "?langue=fr", "GET", "If-None-Match", etag);
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
    void what_an_address_says_too_much_changes_nothing_and_what_makes_no_sense_is_told() throws Exception {
        String page = get(path).body();
        assertThat(get(path + "?taille=large&theme=auto&langue=fr").body()).isEqualTo(page);
        assertThat(get(path + "?taille=compact&langue=en").body())
                .isEqualTo(get("/en" + path).body());
        for (String query : List.of("?taille=x", "?theme=dark", "?langue=de")) {
            HttpResponse<String> refused = get(path + query);
            assertThat(refused.statusCode()).as(query).isEqualTo(400);
            assertThat(refused.body())
                    .contains("compact, standard, large, fluide", "frame.css")
                    .doesNotContain(numero);
        }
    }

    @Test
    void what_is_closed_says_so_and_is_not_followed() throws Exception {
        fixtures.close(scrutin);
        publications.publish();
        assertThat(get(path).body()).contains("data-live=\"false\"", "Scrutin clos\u202f:", ">Voir<");
    }

    @Test
    void what_is_hidden_or_unknown_is_a_note_of_the_size_of_the_frame() throws Exception {
        assertThat(get(path).statusCode()).isEqualTo(200);
        hidings.hide(scrutin.uid(), "Motif.", null);
        publications.publish();
        for (String address : List.of(path, "/en" + path, path + "?theme=clair")) {
            HttpResponse<String> gone = get(address);
            assertThat(gone.statusCode()).isEqualTo(410);
            assertThat(gone.body()).contains("frame.css").doesNotContain(numero).doesNotContain("<script");
            assertThat(gone.headers().firstValue("Cache-Control")).contains("no-store");
        }
        assertThat(get(path).body()).contains("Voix ne montre plus ce qui était à cette adresse.");
        assertThat(get("/integrer?scrutin=" + scrutin.uid()).body())
                .contains("Aucun scrutin, aucune pétition, aucun thème")
                .doesNotContain(numero + "\"", "<voix-resultat");
        assertThat(get("/embed/scrutins/AMAN0").statusCode()).isEqualTo(404);
        assertThat(get("/en/embed/scrutins/AMAN0").body()).contains("Voix knows no vote");
        assertThat(get("/embed/themes/nulle-part").statusCode()).isEqualTo(404);
        assertThat(get("/embed/textes/NULLEPART").statusCode()).isEqualTo(404);
        assertThat(get("/embed/textes/a%20b").statusCode()).isEqualTo(404);
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
    void a_theme_and_a_texte_show_their_most_voted_and_a_former_address_leads_on() throws Exception {
        Scrutin more = fixtures.anOpenScrutin();
        ballots.cast(more, 9);
        for (Scrutin one : List.of(scrutin, more)) {
            themes.classify(one.uid(), List.of(THEME), fixtures.aModerator(), null);
        }
        publications.publish();
        for (String list : List.of("/embed/themes/" + THEME, "/en/embed/textes/PRJLANR5L17B9999?theme=clair")) {
            String page = get(list).body();
            assertThat(page).as(list).contains(more.uid()).containsOnlyOnce("<h1");
            assertThat(page.indexOf(more.uid())).isLessThan(page.indexOf("data-uid=\"" + scrutin.uid()));
        }
        database.run("insert into theme_slug select 'ancien-nom', theme_id from theme where slug = ?", THEME);
        HttpResponse<String> moved = get("/en/embed/themes/ancien-nom?theme=sombre");
        assertThat(moved.statusCode()).isEqualTo(301);
        assertThat(moved.headers().firstValue("Location")).contains("/en/embed/themes/" + THEME + "?theme=sombre");
        database.run("delete from theme_slug where slug = 'ancien-nom'");
    }

    /** Pages of others name a version for years. Before the first release the one file may be replaced, later none may go. */
    @Test
    void the_present_script_is_among_the_versions_and_each_answers_for_ever() throws Exception {
        WidgetFile script = files.script();
        Path kept = Path.of("web/widget/versions/embed-" + script.version() + ".js");
        assertThat(kept).as("cp web/widget/embed.js " + kept).exists();
        try (var versions = Files.list(kept.getParent())) {
            for (Path version :
                    versions.filter(one -> one.toString().endsWith(".js")).toList()) {
                HttpResponse<String> answer = get("/" + version.getFileName());
                assertThat(answer.statusCode()).as(version.toString()).isEqualTo(200);
                assertThat(answer.body()).isEqualTo(Files.readString(version));
                assertThat(answer.headers().allValues("Cache-Control"))
                        .containsExactly("public, max-age=31536000, immutable");
                assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
                        .contains("*");
                assertThat(answer.headers().firstValue("Cross-Origin-Resource-Policy"))
                        .contains("cross-origin");
            }
        }
        // what it loads where keys are pinned is a file of the same folder, and it names its hash
        byte[] check = Files.readAllBytes(Path.of("web/widget/cle.js"));
        String named = "embed-%s.js', 'sha384-%s'"
                .formatted(
                        HexFormat.of().formatHex(digest("SHA-256", check)).substring(0, 12),
                        Base64.getEncoder().encodeToString(digest("SHA-384", check)));
        assertThat(Files.readString(Path.of("web/widget/embed.js"))).contains(named);
        assertThat(Path.of("web/widget/versions", named.substring(0, named.indexOf('\''))))
                .hasBinaryContent(check);
        HttpResponse<String> moving = get("/embed.js");
        assertThat(moving.body()).isEqualTo(Files.readString(Path.of("web/widget/embed.js")));
        assertThat(moving.headers().allValues("Cache-Control")).containsExactly("public, max-age=300");
        assertThat(get("/embed/frame.js").headers().allValues("Cache-Control")).containsExactly("public, no-cache");
        assertThat(get("/embed-000000000000.js").statusCode()).isEqualTo(404);
        assertThat(get("/embed-..%2Fembed.js").statusCode()).isEqualTo(404);
    }

    @Test
    void the_builder_writes_the_code_with_the_hash_of_the_script() throws Exception {
        HttpResponse<String> page = get("/integrer?scrutin=" + scrutin.uid() + "&taille=large&theme=sombre&langue=en");
        assertThat(page.headers().allValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .contains("frame-src 'self'", "frame-ancestors 'none'");
        assertThat(page.body())
                .contains("integrity=&#34;" + files.script().integrity())
                .contains("&lt;voix-resultat scrutin=&#34;" + scrutin.uid()
                        + "&#34; taille=&#34;large&#34; theme=&#34;sombre&#34; langue=&#34;en&#34;>")
                .contains("src=\"" + origin() + "/en" + path + "?theme=sombre\" width=\"728\" height=\"90\"")
                .contains("id=\"plateformes\"");
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
    void the_builder_finds_numbers_offers_the_choice_and_builds_lists() throws Exception {
        String one = database.aScrutin();
        String other = database.aScrutin();
        for (String uid : List.of(one, other)) {
            database.run(
                    "update amendement set numero = 'CF77', search = array_to_tsvector(number_words('CF77', 77)) where uid = ?",
                    uid);
        }
        assertThat(get("/integrer?scrutin=cf77&taille=compact").body())
                .contains("Plusieurs réponses", "?scrutin=" + one + "&amp;taille=compact", "?scrutin=" + other)
                .doesNotContain("<voix-resultat");
        assertThat(get("/integrer?scrutin=/themes/" + THEME).body()).contains("liste-theme=&#34;" + THEME);
        assertThat(get("/integrer?scrutin=/amendements%3Ftexte%3DPRJLANR5L17B9999")
                        .body())
                .contains("liste-texte=&#34;PRJLANR5L17B9999");
        assertThat(get("/integrer?scrutin=%3Cscript%3E").body())
                .contains("aria-invalid=\"true\"", "value=\"&lt;script>\"")
                .doesNotContain("<script>");
        assertThat(get("/integrer?scrutin=" + "x".repeat(201)).statusCode()).isEqualTo(400);
        assertThat(get("/integrer?taille=x").statusCode()).isEqualTo(400);
    }

    @Test
    void the_builder_finds_petitions_and_themes_by_words_and_gives_what_each_tool_takes() throws Exception {
        var petition =
                petitions.aPetition().titled("Ouvrir les [lavoirs] le dimanche").make();
        var words = Jsoup.parse(get("/integrer?scrutin=lavoirs&taille=fluide&theme=page&langue=en")
                .body());
        assertThat(words.select("#code-element").text())
                .contains(
                        "petition=\"" + petition.id() + "\" taille=\"fluide\" theme=\"page\" langue=\"en\"",
                        "referrerpolicy=\"no-referrer\"");
        assertThat(words.select("#code-cadre").text())
                .contains("width=\"100%\"", "frameborder=\"0\"", "referrerpolicy=\"no-referrer\"")
                .doesNotContain("theme=");
        assertThat(words.select("#code-wordpress, #code-ghost").eachAttr("value"))
                .hasSize(2)
                .containsOnly(origin() + "/en/petitions/" + petition.id());
        assertThat(words.select("#code-notion").attr("value"))
                .isEqualTo(origin() + "/en/embed/petitions/" + petition.id());
        assertThat(words.select("#code-markdown").attr("value"))
                .startsWith("[![Petition: Ouvrir les \\[lavoirs\\] le dimanche](" + origin() + "/en/petitions/"
                        + petition.id() + "/carte.png)](");
        assertThat(words.select("#code-carte").text()).contains("alt=\"Petition: Ouvrir les [lavoirs] le dimanche, ");
        Scrutin one = fixtures.anOpenScrutin();
        themes.classify(one.uid(), List.of(THEME), fixtures.aModerator(), null);
        assertThat(get("/integrer?scrutin=vie+associative").body()).contains(THEME);
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

    private static byte[] digest(String algorithm, byte[] content) throws NoSuchAlgorithmException {
        return MessageDigest.getInstance(algorithm).digest(content);
    }
}
