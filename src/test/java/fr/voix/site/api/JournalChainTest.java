package fr.voix.site.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.voix.desk.account.Role;
import fr.voix.desk.account.Team;
import fr.voix.theme.theme.ScrutinFixture;
import fr.voix.theme.theme.ThemeDraft;
import fr.voix.theme.theme.ThemeEditService;
import fr.voix.theme.theme.ThemeService;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The audit log, followed from outside: written from the words of the public journal page, and sharing nothing
 * with {@code fr.voix.base.audit}.
 */
@MicronautTest(transactional = false)
class JournalChainTest {

    private static final List<String> FIELDS =
            List.of("sequence", "at", "moderatorId", "role", "act", "subject", "before", "after", "reason", "salt");

    @Inject
    EmbeddedServer server;

    @Inject
    ThemeService themes;

    @Inject
    ThemeEditService edits;

    @Inject
    ScrutinFixture fixture;

    @Inject
    Team team;

    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private String shown;
    private String erased;

    @BeforeEach
    void someActs() {
        var nadia = fixture.aModerator();
        shown = fixture.aScrutin();
        erased = fixture.aScrutin();
        themes.classify(shown, List.of("sante"), nadia, "« Évident », n’est-ce pas ? 😀");
        themes.classify(erased, List.of("justice"), nadia, "Un motif qui nomme.");
        team.a(Role.READER);
        var name = "Chaîne " + shown;
        edits.create(new ThemeDraft(name, name, "é", "", "Vu."), nadia);
        fixture.run("update amendement set sort = 'EFFACE' where uid = ?", erased);
    }

    private JsonNode page(long after) throws Exception {
        var answer = client.send(
                HttpRequest.newBuilder(
                                URI.create("http://localhost:" + server.getPort() + "/api/v1/journal?after=" + after))
                        .build(),
                BodyHandlers.ofString(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("access-control-allow-origin")).contains("*");
        assertThat(answer.headers().firstValue("set-cookie")).isEmpty();
        return json.readTree(answer.body());
    }

    private List<JsonNode> all() throws Exception {
        var entries = new ArrayList<JsonNode>();
        JsonNode page;
        long after = 0;
        do {
            page = page(after);
            page.get("entries").forEach(entries::add);
            after = page.path("next").asLong();
        } while (page.has("next"));
        assertThat(page.get("head").get("sequence").asLong())
                .isEqualTo(entries.getLast().get("sequence").asLong());
        assertThat(page.get("head").get("hash")).isEqualTo(entries.getLast().get("hash"));
        return entries;
    }

    private static byte[] sha256(byte[]... parts) throws Exception {
        var digest = MessageDigest.getInstance("SHA-256");
        for (var part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] content(JsonNode entry) throws Exception {
        var bytes = new ByteArrayOutputStream();
        bytes.write(ascii("voix-audit-v1\n"));
        for (var field : FIELDS) {
            if (!entry.has(field)) {
                bytes.write(ascii("-\n"));
                continue;
            }
            var text = entry.get(field).asText().getBytes(StandardCharsets.UTF_8);
            bytes.write(ascii(text.length + ":"));
            bytes.write(text);
            bytes.write('\n');
        }
        return sha256(bytes.toByteArray());
    }

    @Test
    void anyone_can_follow_the_chain_from_the_api_alone() throws Exception {
        var entries = all();
        long expected = 0;
        int whole = 0;
        var previous = new byte[32];
        for (var entry : entries) {
            assertThat(entry.get("sequence").asLong()).isEqualTo(++expected);
            var contentHash = HexFormat.of().parseHex(entry.get("contentHash").asText());
            if (entry.has("salt")) {
                whole++;
                assertThat(content(entry)).isEqualTo(contentHash);
            }
            previous = sha256(ascii("voix-audit-chain-v1\n"), previous, contentHash);
            assertThat(HexFormat.of().formatHex(previous))
                    .isEqualTo(entry.get("hash").asText());
        }
        assertThat(whole).isPositive().isLessThan(entries.size());
    }

    @Test
    void what_the_public_may_not_read_stands_there_by_its_hashes_alone() throws Exception {
        var entries = all();
        assertThat(entries)
                .filteredOn(e -> e.has("act"))
                .extracting(e -> e.get("act").asText())
                .containsOnly("classify", "theme-create", "invite");
        assertThat(entries).filteredOn(e -> !e.has("act")).isNotEmpty().allSatisfy(e -> {
            var names = new ArrayList<String>();
            e.fieldNames().forEachRemaining(names::add);
            assertThat(names).containsExactly("sequence", "contentHash", "hash");
        });
        assertThat(entries.toString()).contains(shown).doesNotContain(erased, "Un motif qui nomme", "@voix.example");
    }

    @Test
    void a_planted_alteration_is_seen_from_outside() throws Exception {
        var entry = all().stream().filter(e -> e.has("reason")).findFirst().orElseThrow();
        ((com.fasterxml.jackson.databind.node.ObjectNode) entry).put("reason", "Autre chose.");
        assertThat(HexFormat.of().formatHex(content(entry)))
                .isNotEqualTo(entry.get("contentHash").asText());
    }

    @Test
    void pages_of_the_account_follow_one_another() throws Exception {
        for (int i = 0; i < JournalApiService.PAGE_SIZE; i++) {
            themes.classify(shown, List.of(i % 2 == 0 ? "justice" : "sante"), fixture.aModerator(), null);
        }
        var first = page(0);
        assertThat(first.get("entries")).hasSize(JournalApiService.PAGE_SIZE);
        assertThat(first.get("next").asLong()).isEqualTo(JournalApiService.PAGE_SIZE);
        assertThat(page(first.get("next").asLong())
                        .get("entries")
                        .get(0)
                        .get("sequence")
                        .asLong())
                .isEqualTo(JournalApiService.PAGE_SIZE + 1);
        assertThat(page(Long.MAX_VALUE).get("entries")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "x", "999999999999999999999999"})
    void a_place_that_is_none_is_a_problem(String after) throws Exception {
        var answer = client.send(
                HttpRequest.newBuilder(
                                URI.create("http://localhost:" + server.getPort() + "/api/v1/journal?after=" + after))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
    }
}
