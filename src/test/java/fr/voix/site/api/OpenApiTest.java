package fr.voix.site.api;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.parliament.amendement.AmendementCriteria;
import fr.voix.parliament.amendement.AmendementSearch;
import fr.voix.parliament.opendata.SampleImport;
import fr.voix.urn.tally.Caution;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The reading half of the open API, on the sample. */
@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenApiTest {

    private static final String CF1115 = "/api/v1/scrutins/AMANR5L17PO59048B2247P0D1N001115";

    @Inject
    EmbeddedServer server;

    @Inject
    SampleImport sample;

    @Inject
    AmendementSearch search;

    @Inject
    AmendementApiController amendements;

    @Inject
    JsonMapper json;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    void loadTheSample() {
        sample.load();
    }

    @Test
    void a_scrutin_shows_its_question_its_count_and_no_theme_until_a_moderator_acts() throws Exception {
        JsonNode scrutin = read(get(CF1115));
        assertThat(scrutin.get("state").getStringValue()).isEqualTo("open");
        assertThat(scrutin.get("page").getStringValue()).isEqualTo("/17/amendements/2247/CION_FIN/CF1115");
        assertThat(scrutin.get("themes").size()).isZero();
        assertThat(scrutin.get("tally").get("total").getLongValue()).isZero();
        assertThat(scrutin.get("officiel").isNull()).isTrue();
        assertThat(scrutin.get("amendement").get("credits").get("programmes").size())
                .isEqualTo(3);
    }

    @Test
    void the_text_of_a_scrutin_is_what_its_question_leaf_commits_to() throws Exception {
        String text = get(CF1115 + "/texte").body();
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        assertThat(read(get(CF1115)).get("amendement").get("texteSha256").getStringValue())
                .isEqualTo(HexFormat.of().formatHex(hash));
        assertThat(text).contains("liberticide et inefficace");
    }

    @Test
    void the_pages_of_the_list_hold_every_amendement_once() throws Exception {
        Set<String> seen = new HashSet<>();
        int lines = 0;
        String after = "";
        do {
            JsonNode page = read(get("/api/v1/amendements?after=" + after));
            for (JsonNode item : page.get("items").values()) {
                seen.add(item.get("uid").getStringValue());
                lines++;
            }
            after = page.get("next").isNull() ? null : page.get("next").getStringValue();
        } while (after != null);
        assertThat(seen).hasSize(lines);
        assertThat((long) lines)
                .isEqualTo(search.count(
                        AmendementCriteria.of(null, Map.of(), null, null).orElseThrow()));
    }

    @Test
    void every_count_says_what_it_is_not_and_of_which_instant_and_size_it_is() throws Exception {
        String tally = get(CF1115 + "/tally").body();
        assertThat(tally).endsWith(",\"caution\":\"" + Caution.TEXT + "\"}");
        assertThat(read(get(CF1115)).get("tally").get("caution").getStringValue())
                .isEqualTo(Caution.TEXT);

        Instant before = Instant.now();
        JsonNode list = read(get("/api/v1/amendements?q=CF1115&sort=rejete"));
        assertThat(list.get("caution").getStringValue()).isEqualTo(Caution.TEXT);
        assertThat(Instant.parse(list.get("at").getStringValue())).isBetween(before, Instant.now());
        assertThat(list.get("items").get(0).get("tally").get("size").getLongValue())
                .isEqualTo(json.readValue(tally, JsonNode.class).get("size").getLongValue());
    }

    @Test
    void a_list_that_is_read_again_with_the_same_counts_is_the_same_answer() {
        var criteria = AmendementCriteria.ofWords("CF1115").orElseThrow();
        var first = (AmendementsJson) amendements.search(criteria).body();
        var again = (AmendementsJson) amendements.search(criteria).body();
        assertThat(again.at()).isAfter(first.at());
        assertThat(again.undated()).isEqualTo(first.undated()).isNotEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"q=CF1115", "q=pr%C3%A9fecture", "q=Bernalicis", "sort=adopte", "sort=votes", "sort=date"})
    void the_list_is_searched_filtered_and_ordered(String query) throws Exception {
        assertThat(read(get("/api/v1/amendements?" + query)).get("items").size())
                .isPositive();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/scrutins/AMANR5L17PO0B0P0D0N000000",
                "/api/v1/scrutins/AMANR5L17PO0B0P0D0N000000/texte",
                "/api/v1/scrutins/AMANR5L17PO0B0P0D0N000000/tally",
            })
    void what_does_not_exist_is_a_problem(String path) throws Exception {
        HttpResponse<String> response = get(path);
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("content-type")).contains("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"after=x", "sort=oui", "texte=%27", "groupe=a%20b", "q=a%00b"})
    void a_malformed_parameter_is_a_problem(String query) throws Exception {
        assertThat(get("/api/v1/amendements?" + query).statusCode()).isEqualTo(400);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(server.getURI() + path)).build(), BodyHandlers.ofString());
    }

    private JsonNode read(HttpResponse<String> response) throws Exception {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return json.readValue(response.body(), JsonNode.class);
    }
}
