package fr.voix.urn.leaf;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.voix.FormatVectors;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the page of formats says of leaves and their tree is what is written. */
class UrnFormatTest {

    @Test
    void a_ballot_has_the_leaf_of_the_page() {
        var vector = FormatVectors.of("ballot");
        var uid = vector.get("scrutin").asText();
        var choice = Choice.valueOf(vector.get("choice").asText());
        var tier = Tier.of(vector.get("tier").asInt());
        assertLeaf(
                vector,
                Leaf.ballot(
                        uid,
                        choice,
                        tier,
                        Commitment.of(bytes(vector, "secret"), uid, choice, tier, bytes(vector, "nonce"))));
    }

    @Test
    void a_signature_has_the_leaf_of_the_page() {
        var vector = FormatVectors.of("signature");
        var uid = vector.get("petition").asText();
        var tier = Tier.of(vector.get("tier").asInt());
        assertLeaf(
                vector,
                Leaf.signature(
                        uid,
                        tier,
                        Commitment.of(bytes(vector, "secret"), uid, Choice.S, tier, bytes(vector, "nonce"))));
    }

    private static void assertLeaf(JsonNode vector, Leaf leaf) {
        assertThat(leaf.line())
                .isEqualTo(vector.get("leaf").asText())
                .endsWith(" " + vector.get("commitment").asText());
        assertThat(HexFormat.of().formatHex(leaf.hash()))
                .isEqualTo(vector.get("leafHash").asText());
    }

    private static byte[] bytes(JsonNode vector, String field) {
        return Base64.getUrlDecoder().decode(vector.get(field).asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"urn", "petition-urn"})
    void an_urn_has_the_roots_of_the_page(String name) {
        var vector = FormatVectors.of(name);
        Frontier frontier = Frontier.EMPTY;
        for (String line : FormatVectors.texts(vector.get("leaves"))) {
            frontier = frontier.append(new Leaf(line).hash());
            assertThat(frontier.rootHex())
                    .isEqualTo(vector.get("after")
                            .get((int) frontier.size() - 1)
                            .get("root")
                            .asText());
        }
    }
}
