package fr.voix.base.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.voix.FormatVectors;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The page of formats follows the audit log as it is written. */
class AccountFormatTest {

    @Test
    void the_account_has_the_hashes_of_the_page() {
        var vector = FormatVectors.of("account");
        byte[] hash = AuditEntry.FIRST_HASH;
        int whole = 0;
        for (JsonNode entry : vector.get("entries")) {
            if (entry.has("salt")) {
                var fresh = AuditEntry.after(hash, content(entry));
                assertThat(hex(fresh.contentHash()))
                        .isEqualTo(entry.get("contentHash").asText());
                assertThat(hex(fresh.hash())).isEqualTo(entry.get("hash").asText());
                whole++;
            }
            hash = HexFormat.of().parseHex(entry.get("hash").asText());
        }
        assertThat(whole).isEqualTo(2);
        assertThat(hex(hash)).isEqualTo(vector.get("head").get("hash").asText());
    }

    @Test
    void what_is_hidden_is_found_by_whoever_knows_it() {
        var vector = FormatVectors.of("hiding");
        var entry = vector.get("entry");
        var said = ((ObjectNode) entry.get("unnamed").deepCopy()).put("sequence", 4);
        said.put("subject", "scrutin:" + vector.get("uid").asText());
        var fresh =
                AuditEntry.after(HexFormat.of().parseHex(vector.get("previous").asText()), content(said));
        assertThat(hex(fresh.contentHash())).isEqualTo(entry.get("contentHash").asText());
        assertThat(hex(fresh.hash())).isEqualTo(entry.get("hash").asText());
    }

    private static AuditContent content(JsonNode entry) {
        return new AuditContent(
                entry.get("sequence").asLong(),
                Instant.parse(entry.get("at").asText()),
                new Actor(
                        entry.has("moderatorId") ? entry.get("moderatorId").asInt() : null,
                        entry.get("role").asText()),
                entry.get("act").asText(),
                entry.get("subject").asText(),
                textOf(entry, "before"),
                textOf(entry, "after"),
                textOf(entry, "reason"),
                HexFormat.of().parseHex(entry.get("salt").asText()));
    }

    private static String textOf(JsonNode entry, String field) {
        return entry.has(field) ? entry.get(field).asText() : null;
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
