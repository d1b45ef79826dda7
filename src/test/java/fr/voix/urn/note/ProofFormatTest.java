package fr.voix.urn.note;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.voix.FormatVectors;
import fr.voix.base.secret.Sha256;
import fr.voix.urn.leaf.Choice;
import fr.voix.urn.leaf.Counts;
import fr.voix.urn.leaf.Crowd;
import fr.voix.urn.leaf.Leaf;
import fr.voix.urn.leaf.MerkleTree;
import fr.voix.urn.leaf.Tier;
import fr.voix.urn.leaf.TilePath;
import fr.voix.urn.leaf.UrnKind;
import fr.voix.urn.memory.RestoreReport;
import fr.voix.urn.proof.EntryBundle;
import fr.voix.urn.proof.ProofText;
import fr.voix.urn.proof.SignedTally;
import fr.voix.urn.tally.Caution;
import fr.voix.urn.tally.Tally;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the page of formats says of keys, checkpoints, tiles, proofs and results is what is served. */
class ProofFormatTest {

    private static final JsonNode KEY = FormatVectors.of("key");
    private static final NoteSigner SIGNER = new NoteSigner(
            KEY.get("name").asText(), HexFormat.of().parseHex(KEY.get("seed").asText()));
    private static final List<String> LEAVES =
            FormatVectors.texts(FormatVectors.of("urn").get("leaves"));

    @Test
    void the_key_has_the_line_of_the_page() {
        assertThat(SIGNER.verifierKey().encoded()).isEqualTo(KEY.get("vkey").asText());
        assertThat(HexFormat.of().formatHex(SIGNER.verifierKey().id()))
                .isEqualTo(KEY.get("id").asText());
    }

    @Test
    void a_checkpoint_is_the_note_of_the_page() {
        var vector = FormatVectors.of("checkpoint");
        assertThat(checkpoint().text()).isEqualTo(vector.get("note").asText());
        assertThat(HexFormat.of().formatHex(checkpoint().checkpoint().root()))
                .isEqualTo(vector.get("root").asText());
    }

    @Test
    void the_head_of_the_account_is_the_note_of_the_page() {
        var head = FormatVectors.of("account").get("head");
        byte[] hash = HexFormat.of().parseHex(head.get("hash").asText());
        var note =
                new CheckpointNote(CheckpointNote.ACCOUNT, head.get("sequence").asLong(), hash);
        assertThat(SignedCheckpoint.of(new Checkpoint(note.origin("voix.example"), note.size(), hash), SIGNER)
                        .text())
                .isEqualTo(head.get("note").asText());
    }

    private static SignedCheckpoint checkpoint() {
        var origin = FormatVectors.of("checkpoint").get("origin").asText();
        return SignedCheckpoint.of(
                new Checkpoint(origin, LEAVES.size(), tree(LEAVES.size()).root()), SIGNER);
    }

    private static MerkleTree tree(long size) {
        return new MerkleTree(size, (level, index, width) -> {
            assertThat(level).isZero();
            byte[] hashes = new byte[width * 32];
            for (int i = 0; i < width; i++) {
                System.arraycopy(new Leaf(LEAVES.get(i)).hash(), 0, hashes, i * 32, 32);
            }
            return hashes;
        });
    }

    @Test
    void an_epoch_is_stated_and_reported_as_on_the_page() {
        var vector = FormatVectors.of("epoch");
        var uid = "AMANR5L17PO59048B2247P0D1N001115";
        var published = new CheckpointNote(uid, 16, tree(16).root());
        var from = new CheckpointNote(uid, 13, tree(13).root());
        var midnight = Instant.parse("2026-11-28T00:00:00Z");
        var missing = new RestoreReport.Missing(published, 13, from, midnight.minusSeconds(600), null);
        var report = new RestoreReport(midnight.plusSeconds(600), List.of(missing)).text("voix.example");
        assertThat(report).isEqualTo(vector.get("report").asText());
        var statement = new EpochStatement(
                1,
                midnight.plusSeconds(900),
                HexFormat.of().formatHex(Sha256.hash(report.getBytes(StandardCharsets.UTF_8))),
                "Un disque perdu : la base vient de la sauvegarde de minuit.",
                List.of(new EpochStatement.Lost(published, from)));
        assertThat(SIGNER.sign(statement.text("voix.example")))
                .isEqualTo(vector.get("note").asText());
        assertThat(EpochStatement.parse("voix.example", vector.get("note").asText())
                        .orElseThrow()
                        .text("voix.example"))
                .isEqualTo(statement.text("voix.example"));
    }

    @Test
    void a_leaf_is_proven_as_on_the_page() {
        var vector = FormatVectors.of("inclusion");
        long index = vector.get("index").asLong();
        assertThat(ProofText.inclusion(index, tree(LEAVES.size()).inclusion(index), checkpoint()))
                .isEqualTo(vector.get("text").asText());
    }

    @Test
    void a_beginning_is_proven_as_on_the_page() {
        var vector = FormatVectors.of("consistency");
        for (JsonNode answer : vector.get("answers")) {
            long old = answer.get("old").asLong();
            long size = answer.get("size").asLong();
            assertThat(ProofText.consistency(
                            old, tree(size).consistency(old), size == LEAVES.size() ? checkpoint() : null))
                    .isEqualTo(answer.get("text").asText());
        }
    }

    @Test
    void tiles_and_bundles_are_those_of_the_page() {
        var vector = FormatVectors.of("tiles");
        for (JsonNode tile : vector.get("paths")) {
            int level = tile.get("level").isTextual()
                    ? TilePath.ENTRIES
                    : tile.get("level").asInt();
            var path = new TilePath(
                    level, tile.get("index").asLong(), tile.get("width").asInt());
            assertThat("tile/" + path.format()).isEqualTo(tile.get("path").asText());
            assertThat(TilePath.parse(path.format())).contains(path);
        }
        var bundle = vector.get("bundle");
        assertThat(HexFormat.of().formatHex(EntryBundle.of(FormatVectors.texts(bundle.get("leaves")))))
                .isEqualTo(bundle.get("hex").asText());
    }

    @ParameterizedTest
    @CsvSource({"result,scrutin", "petition-result,petition"})
    void a_result_is_signed_as_on_the_page(String name, String subject) {
        var vector = FormatVectors.of(name);
        var document = vector.get("document");
        var uid = document.get(subject).asText();
        var counts = Counts.NONE;
        for (JsonNode tier : document.get("tiers")) {
            for (Choice choice : UrnKind.of(uid).choices()) {
                var field =
                        choice == Choice.S ? "signatures" : choice.position().code();
                counts = counts.plus(
                        Tier.of(tier.get("tier").asInt()),
                        choice,
                        tier.get(field).asLong());
            }
        }
        var signed = SignedTally.of(
                new Tally(
                        uid,
                        counts,
                        Crowd.NONE,
                        document.get("state").asText().equals("open"),
                        document.get("size").asLong(),
                        document.get("root").asText(),
                        Instant.parse(document.get("at").asText())),
                SIGNER);
        assertThat(SignedTally.text(signed.origin(), signed.tally()))
                .isEqualTo(vector.get("signed").asText());
        assertThat(Arrays.asList(
                        signed.origin(),
                        signed.key(),
                        signed.signature(),
                        Caution.of(signed.tally().kind())))
                .containsExactly(
                        document.get("origin").asText(),
                        document.get("key").asText(),
                        document.get("signature").asText(),
                        document.get("caution").asText());
    }
}
