package fr.voix.verify.log;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.voix.FormatVectors;
import fr.voix.verify.AccountEntry;
import fr.voix.verify.Findings;
import fr.voix.verify.PublishedAccount;
import fr.voix.verify.SignedResultReader;
import fr.voix.verify.UrnCount;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The verifier reads what stands on the page of formats as the page does. */
class VerifierFormatTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"urn", "petition-urn"})
    void every_leaf_leaves_the_counts_of_the_page(String name) throws Exception {
        var vector = FormatVectors.of(name);
        var findings = new Findings();
        var count = new UrnCount(vector.get("uid").asText(), findings);
        var tree = new LogTree((level, index, hashes) -> {});
        for (String line : FormatVectors.texts(vector.get("leaves"))) {
            byte[] entry = line.getBytes(ISO_8859_1);
            count.read(entry, LogHash.leaf(entry));
            tree.add(LogHash.leaf(entry));
            JsonNode after = vector.get("after").get((int) count.size() - 1);
            for (int choice = 0; choice < after.get("counts").size(); choice++) {
                assertThat(count.of(choice))
                        .as(line)
                        .isEqualTo(after.get("counts").get(choice).asLong());
            }
            assertThat(count.isClosed() ? "closed" : "open")
                    .isEqualTo(after.get("state").asText());
            assertThat(HexFormat.of().formatHex(tree.root()))
                    .isEqualTo(after.get("root").asText());
        }
        assertThat(findings.sentences()).isEmpty();
    }

    @Test
    void what_contradicts_on_the_page_is_said() {
        for (FormatVectors.Contradicting one : FormatVectors.contradictions()) {
            var findings = new Findings();
            var count = new UrnCount(one.uid(), findings);
            for (String line : one.leaves()) {
                assertThat(findings.sentences()).as(one.why()).isEmpty();
                byte[] entry = line.getBytes(UTF_8);
                count.read(entry, LogHash.leaf(entry));
            }
            assertThat(findings.sentences())
                    .as(one.why())
                    .hasSize(1)
                    .allMatch(sentence ->
                            sentence.startsWith("leaf " + (one.leaves().size() - 1) + " "));
        }
    }

    @Test
    void key_checkpoint_and_result_are_those_of_the_page() throws Exception {
        var key = NoteKey.parse(FormatVectors.of("key").get("vkey").asText());
        var vector = FormatVectors.of("checkpoint");
        var note = SignedNote.parse(vector.get("note").asText().getBytes(UTF_8));
        note.requireSignedBy(key);
        note.requireSignedBy(NoteKey.parse(vector.get("vkey").asText()));
        var checkpoint = LogCheckpoint.parse(note.text());
        assertThat(checkpoint.origin()).isEqualTo(vector.get("origin").asText());
        assertThat(HexFormat.of().formatHex(checkpoint.root()))
                .isEqualTo(vector.get("root").asText());
        for (String name : List.of("result", "petition-result")) {
            var result = FormatVectors.of(name);
            var signed =
                    SignedResultReader.parse(result.get("document").toString().getBytes(UTF_8));
            signed.requireSignedBy(key);
            assertThat(signed.text()).isEqualTo(result.get("signed").asText());
        }
    }

    @Test
    void the_entry_that_hides_an_urn_is_found_by_its_uid_alone() throws Exception {
        var vector = FormatVectors.of("hiding");
        var account = new PublishedAccount();
        account.add(AccountEntry.of(
                JsonObject.parse(vector.get("entry").toString().getBytes(UTF_8), "the entry of the page")));
        assertThat(account.hiding(vector.get("uid").asText())).isPresent();
        assertThat(account.hiding("AMANR5L17PO59048B2247P0D1N001116")).isEmpty();
    }

    @Test
    void tiles_bundles_and_receipts_are_those_of_the_page() throws Exception {
        var tiles = FormatVectors.of("tiles");
        for (JsonNode tile : tiles.get("paths")) {
            long index = tile.get("index").asLong();
            int width = tile.get("width").asInt();
            assertThat(
                            tile.get("level").isTextual()
                                    ? TileAddress.entries(index, width)
                                    : TileAddress.hashes(tile.get("level").asInt(), index, width))
                    .isEqualTo(tile.get("path").asText());
        }
        var bundle = tiles.get("bundle");
        var leaves = FormatVectors.texts(bundle.get("leaves"));
        assertThat(LogBundle.parse(HexFormat.of().parseHex(bundle.get("hex").asText()), leaves.size(), "a bundle"))
                .map(entry -> new String(entry, ISO_8859_1))
                .isEqualTo(leaves);
        var receipt = FormatVectors.of("receipt").get("file");
        var kept = KeptReceiptReader.read(Files.writeString(folder.resolve("receipt.json"), receipt.toString()));
        assertThat(kept.leaf()).isEqualTo(receipt.get("receipt").get("leaf").asText());
    }
}
