package fr.voix.site.embed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.voix.Visitor;
import fr.voix.theme.theme.ScrutinFixture;
import fr.voix.urn.log.UrnPublishing;
import fr.voix.vote.ballot.TestBallots;
import fr.voix.vote.scrutin.ScrutinHiding;
import fr.voix.vote.scrutin.ScrutinOpening;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The provider, held against the words of oEmbed 1.0. */
@MicronautTest(transactional = false)
class OembedTest {

    private static final String TEXTE = "PRJLANR5L17B7777";
    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    Visitor visitor;

    @Inject
    EmbeddedServer server;

    @Inject
    ScrutinFixture fixture;

    @Inject
    ScrutinOpening scrutins;

    @Inject
    TestBallots ballots;

    @Inject
    UrnPublishing publications;

    @Inject
    ScrutinHiding hidings;

    private String uid;
    private String numero;
    private String path;

    @BeforeEach
    void aScrutin() {
        uid = fixture.aScrutin();
        numero = "CF" + uid.replaceFirst(".*N00", "");
        path = "/17/amendements/2247/CION_FIN/" + numero;
        ballots.cast(scrutins.find(uid).orElseThrow(), 3);
        publications.publish();
        fixture.run(
                "insert into texte (uid, type, titre_court, fingerprint) values (?, 'PROJET', 'PLF <pour> \"2026\"', '') "
                        + "on conflict do nothing",
                TEXTE);
        fixture.run("update amendement set texte_uid = ? where uid = ?", TEXTE, uid);
    }

    @Test
    void an_answer_has_all_that_the_type_rich_asks_for() throws Exception {
        var answer = asked(path, "");
        assertThat(answer.headers().allValues("content-type")).containsExactly("application/json");
        assertThat(answer.headers().allValues("access-control-allow-origin")).containsExactly("*");
        var json = JSON.readTree(answer.body());
        assertThat(json.get("version").asText()).isEqualTo("1.0");
        assertThat(json.get("type").asText()).isEqualTo("rich");
        assertThat(json.get("title").asText()).startsWith("Article 49, état B").endsWith("(" + numero + ")");
        assertThat(json.get("provider_name").asText()).isEqualTo("Voix");
        assertThat(json.get("provider_url").asText()).isEqualTo(server.getURI() + "/");
        assertThat(json.get("cache_age").isInt()).isTrue();
        assertThat(json.get("width").asInt()).isEqualTo(600);
        assertThat(json.get("height").asInt()).isBetween(320, 450);
        assertThat(json.get("html").asText())
                .isEqualTo("<iframe src=\"" + server.getURI() + "/embed/scrutins/" + uid
                        + "\" title=\"Résultat du scrutin sur l’amendement " + numero
                        + ", sur Voix\" width=\"100%\" height=\""
                        + json.get("height").asInt()
                        + "\" loading=\"lazy\" frameborder=\"0\" referrerpolicy=\"no-referrer\"></iframe>");
        assertThat(json.get("thumbnail_width").asInt()).isEqualTo(1200);
        assertThat(json.get("thumbnail_height").asInt()).isEqualTo(630);
        var picture = visitor.get(json.get("thumbnail_url")
                .asText()
                .substring(server.getURI().toString().length()));
        assertThat(picture.statusCode()).isEqualTo(200);
    }

    @Test
    void every_address_of_a_page_and_of_an_embed_is_known_in_its_language() throws Exception {
        for (var address : List.of(
                path,
                "/scrutins/" + uid,
                "/embed/scrutins/" + uid,
                "/scrutins/" + uid + "/recompte",
                "/dyn" + path,
                path + "/",
                path + "?a=b&c#voter")) {
            assertThat(html(address)).as(address).contains("\"" + server.getURI() + "/embed/scrutins/" + uid + "\"");
        }
        assertThat(html("/en" + path)).contains("/en/embed/scrutins/" + uid + "\"", "Result of the vote on amendment");
        for (var list : List.of("/themes/sante", "/amendements?texte=" + TEXTE, "/embed/themes/sante")) {
            assertThat(asked(list, "").statusCode()).as(list).isEqualTo(404);
        }
    }

    /** The frame is as wide as its place; the picture is under the same limits. */
    @ParameterizedTest
    @CsvSource({
        "'', 600",
        "&maxwidth=2000&maxheight=2000, 600",
        "&maxwidth=240&maxheight=500, 240",
        "&maxwidth=999999999, 600",
    })
    void the_frame_is_no_wider_than_its_place(String limits, int width) throws Exception {
        var json = JSON.readTree(asked(path, limits).body());
        assertThat(json.get("type").asText()).isEqualTo("rich");
        assertThat(json.get("html").asText())
                .contains("width=\"100%\"", "height=\"" + json.get("height").asInt() + "\"");
        assertThat(json.get("width").asInt()).isEqualTo(width);
        assertThat(json.has("thumbnail_url")).isEqualTo(!limits.contains("=240"));
    }

    /** A frame that hid what must stand beside a result would be worse than a link. */
    @ParameterizedTest
    @ValueSource(strings = {"&maxwidth=239", "&maxheight=299", "&maxwidth=1&maxheight=1"})
    void where_no_frame_fits_the_answer_is_a_link(String limits) throws Exception {
        var json = JSON.readTree(asked(path, limits).body());
        assertThat(json.get("type").asText()).isEqualTo("link");
        assertThat(json.get("title").asText()).endsWith("(" + numero + ")");
        assertThat(List.of("html", "width", "height", "thumbnail_url")).noneMatch(json::has);
    }

    @Test
    void pages_announce_where_their_oembed_is() throws Exception {
        var texte = "/amendements?texte=" + TEXTE;
        for (var page : List.of(path, "/en" + path)) {
            var html = visitor.get(page).body();
            assertThat(html)
                    .contains("<link rel=\"alternate\" type=\"application/json+oembed\"")
                    .contains("href=\"" + server.getURI() + "/oembed?url="
                            + URLEncoder.encode(server.getURI() + page, UTF_8) + "&amp;format=json\"");
            assertThat(asked(page, "").statusCode()).isEqualTo(200);
        }
        for (var other : List.of("/", "/themes/sante", texte)) {
            assertThat(visitor.get(other).body()).as(other).doesNotContain("+oembed");
        }
    }

    @Test
    void what_is_hidden_is_gone_and_what_has_no_scrutin_is_not_found() throws Exception {
        assertThat(asked(path, "").statusCode()).isEqualTo(200);
        hidings.hide(uid, "Motif.", null);
        publications.publish();
        for (var address : List.of(path, "/scrutins/" + uid, "/embed/scrutins/" + uid, "/en" + path)) {
            var answer = asked(address, "");
            assertThat(answer.statusCode()).as(address).isEqualTo(410);
            assertThat(answer.body()).doesNotContain(numero);
        }
        var textless = fixture.aScrutin();
        fixture.run("delete from urn where uid = ?", textless);
        fixture.run("delete from scrutin where uid = ?", textless);
        assertThat(asked("/scrutins/" + textless, "").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "?url={page}&format=xml, 501, not-implemented",
        "?url={page}&format=yaml, 501, not-implemented",
        "?url={page}&format=JSON, 501, not-implemented",
        "?url={page}&format=, 501, not-implemented",
        "'', 400, malformed",
        "?url=, 400, malformed",
        "?url={page}&url={page}, 400, malformed",
        "?url={page}&format=json&format=xml, 400, malformed",
        "?url={page}&maxwidth=0, 400, malformed",
        "?url={page}&maxwidth=-1, 400, malformed",
        "?url={page}&maxwidth=1e3, 400, malformed",
        "?url={page}&maxheight=99999999999, 400, malformed",
        "?url={page}&maxheight=, 400, malformed",
        "?url={origin}/, 404, not-found",
        "?url={origin}/nulle-part, 404, not-found",
        "?url={origin}/methode, 404, not-found",
        "?url={origin}/amendements, 404, not-found",
        "?url={origin}/amendements?texte=INCONNU, 404, not-found",
        "?url={origin}/themes/nulle-part, 404, not-found",
        "?url={origin}/17/amendements/2247/CION_FIN/CF0, 404, not-found",
        "?url={origin}/scrutins/AMANR0, 404, not-found",
        "?url={origin}/moderation, 401, unauthorized",
        "?url={origin}/moderation/bureau, 401, unauthorized",
        "?url={origin}/en/moderation/equipe, 401, unauthorized",
        "?url={origin}/moderations, 404, not-found",
    })
    void a_refusal_has_its_status_and_says_why(String query, int status, String code) throws Exception {
        var page = URLEncoder.encode(server.getURI() + path, UTF_8);
        var answer = visitor.get("/oembed"
                + query.replace("{page}", page)
                        .replace("{origin}", server.getURI().toString()));
        assertThat(answer.statusCode()).as(query).isEqualTo(status);
        assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
        assertThat(answer.headers().firstValue("cache-control")).contains("no-store");
        assertThat(answer.body()).contains("/api/v1/problems/" + code + "\"", "\"status\":" + status);
    }

    private String html(String address) throws Exception {
        var answer = asked(address, "");
        assertThat(answer.statusCode()).as(address).isEqualTo(200);
        JsonNode json = JSON.readTree(answer.body());
        return json.get("html").asText();
    }

    private HttpResponse<String> asked(String address, String more) throws Exception {
        return visitor.get("/oembed?url=" + URLEncoder.encode(server.getURI() + address, UTF_8) + more);
    }
}
