package fr.voix.urn.note;

import static fr.voix.urn.proof.RfcVerifier.mth;
import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.Fixtures;
import fr.voix.base.load.Entrance;
import fr.voix.urn.leaf.UrnKind;
import fr.voix.urn.log.UrnPublishing;
import fr.voix.urn.proof.NoteReader;
import fr.voix.urn.proof.RfcVerifier;
import fr.voix.vote.ballot.TestBallots;
import fr.voix.vote.ballot.UrnTables;
import fr.voix.vote.scrutin.Scrutin;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The public urn over HTTP, read as a stranger reads it. Publishing happens when the test says so. */
@MicronautTest(transactional = false)
@Property(name = "voix.urn.publishing", value = "false")
@Property(name = "voix.entrances.proofs.patience", value = "300ms")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UrnApiTest {

    /** A question and 600 ballots: two complete tiles, and 89 leaves of a third. */
    private static final int SIZE = 601;

    @Inject
    EmbeddedServer server;

    @Inject
    Fixtures fixtures;

    @Inject
    TestBallots ballots;

    @Inject
    UrnTables tables;

    @Inject
    UrnPublishing publications;

    @Inject
    @Named("proofs")
    Entrance entrance;

    private final HttpClient http = HttpClient.newHttpClient();
    private Scrutin scrutin;
    private List<byte[]> leaves;

    @BeforeAll
    void sixHundredVote() {
        scrutin = fixtures.anOpenScrutin();
        ballots.cast(scrutin, SIZE - 1);
        leaves = tables.leavesOf(scrutin).stream()
                .map(line -> line.getBytes(StandardCharsets.US_ASCII))
                .toList();
    }

    @Test
    void strangers_who_count_again_take_turns_and_what_is_in_memory_waits_for_nobody() throws Exception {
        Runnable leave = entrance.hold();
        try {
            for (String path : List.of("tile/0/000", "tile/entries/001", "preuve/1", "coherence/1/" + SIZE)) {
                HttpResponse<String> answer = text(path);
                assertThat(answer.statusCode()).as(path).isEqualTo(503);
                assertThat(answer.headers().firstValue("retry-after")).as(path).isPresent();
            }
            assertThat(text("checkpoint").statusCode()).isEqualTo(200);
        } finally {
            leave.run();
        }
        assertThat(text("preuve/1").statusCode()).isEqualTo(200);
    }

    @Test
    void the_checkpoint_is_signed_by_the_key_that_is_published() throws Exception {
        HttpResponse<String> key = text(URI.create(server.getURI() + "/.well-known/voix-urn.vkey"));
        HttpResponse<String> checkpoint = text("checkpoint");

        String[] lines = NoteReader.verified(checkpoint.body(), key.body()).split("\n");
        assertThat(lines[0]).isEqualTo("localhost/scrutins/" + scrutin.uid() + "/urne");
        assertThat(lines[1]).isEqualTo(Integer.toString(SIZE));
        assertThat(Base64.getDecoder().decode(lines[2])).isEqualTo(rootOf(leaves));
        assertThat(lines).hasSize(3);
        VerifierKey byOrigin = new VerifierKey(
                lines[0],
                Arrays.copyOfRange(Base64.getDecoder().decode(key.body().strip().split("\\+", 3)[2]), 1, 33));
        assertThat(NoteReader.verified(checkpoint.body(), byOrigin.encoded()))
                .as("by the name that C2SP wishes")
                .startsWith(lines[0] + "\n");
        assertThat(key.body()).startsWith("localhost+").endsWith("\n");
        assertThat(checkpoint.headers().firstValue("content-type")).contains("text/plain;charset=utf-8");
        assertThat(checkpoint.headers().firstValue("cache-control")).contains("public, max-age=1");
        assertThat(checkpoint.headers().firstValue("access-control-allow-origin"))
                .contains("*");
    }

    @Test
    void a_checkpoint_that_is_known_is_not_sent_again() throws Exception {
        String etag = text("checkpoint").headers().firstValue("etag").orElseThrow();
        assertThat(etag).matches("\"[0-9a-f]{32}\"");
        HttpResponse<String> again = http.send(
                HttpRequest.newBuilder(uri("checkpoint"))
                        .header("If-None-Match", etag)
                        .build(),
                BodyHandlers.ofString());
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.headers().firstValue("etag")).contains(etag);
        assertThat(again.headers().firstValue("cache-control")).contains("public, max-age=1");
    }

    @Test
    void tiles_and_bundles_hold_the_tree_and_its_leaves() throws Exception {
        List<byte[]> hashes = new ArrayList<>();
        for (String tile : List.of("000", "001", "002.p/89")) {
            List<byte[]> entries = entriesOf(bytes("tile/entries/" + tile));
            byte[] tileBytes = bytes("tile/0/" + tile);
            assertThat(tileBytes).hasSize(entries.size() * 32);
            for (int i = 0; i < entries.size(); i++) {
                byte[] hash = RfcVerifier.leaf(entries.get(i));
                assertThat(Arrays.copyOfRange(tileBytes, i * 32, i * 32 + 32)).isEqualTo(hash);
                hashes.add(hash);
            }
        }
        assertThat(mth(hashes)).isEqualTo(rootOf(leaves));
        byte[] upper = bytes("tile/1/000.p/2");
        assertThat(Arrays.copyOfRange(upper, 0, 32)).isEqualTo(mth(hashes.subList(0, 256)));
        assertThat(Arrays.copyOfRange(upper, 32, 64)).isEqualTo(mth(hashes.subList(256, 512)));
        assertThat(bytes("tile/0/002.p/1"))
                .as("an older partial tile")
                .isEqualTo(Arrays.copyOf(bytes("tile/0/002.p/89"), 32));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"tile/0/000", "tile/0/002.p/89", "tile/1/000.p/2", "tile/entries/001", "tile/entries/002.p/3"})
    void what_never_changes_may_be_kept_for_ever(String path) throws Exception {
        HttpResponse<String> response = text(path);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("cache-control")).contains("public, max-age=31536000, immutable");
        assertThat(response.headers().firstValue("content-type")).contains("application/octet-stream");
        assertThat(response.headers().firstValue("access-control-allow-origin")).contains("*");
        assertThat(response.headers().firstValue("set-cookie")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tile/0/002",
                "tile/0/002.p/90",
                "tile/0/003.p/1",
                "tile/1/000",
                "tile/1/000.p/3",
                "tile/2/000.p/1",
                "tile/63/000.p/1",
                "tile/entries/002.p/90",
                "tile/entries/x999/x999/x999/x999/999",
                "tile/0/000.p/256",
                "tile/0/0",
                "tile/00/000",
                "tile/data/000",
                "tile/0/000.p/01",
                "tile/0/../0/000",
                "tile/0/000%2F",
                "tile/",
                "tile",
                "preuve/601",
                "preuve/-1",
                "preuve/01",
                "preuve/x",
                "preuve/99999999999999999999",
                "coherence/2/1",
                "coherence/0/602",
                "coherence/00/1",
                "coherence/a/b",
                "coherence/1",
            })
    void what_the_published_urn_does_not_have_is_not_found(String path) throws Exception {
        assertThat(text(path).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 255, 256, 511, 512, 599, 600})
    void an_inclusion_proof_holds(long index) throws Exception {
        HttpResponse<String> response = text("preuve/" + index);
        String[] parts = response.body().split("\n\n", 2);
        List<String> lines = List.of(parts[0].split("\n"));
        assertThat(lines.subList(0, 2)).containsExactly("c2sp.org/tlog-proof@v1", "index " + index);
        assertThat(parts[1]).isEqualTo(text("checkpoint").body());
        assertThat(RfcVerifier.isIncluded(
                        RfcVerifier.leaf(leaves.get((int) index)),
                        index,
                        SIZE,
                        decoded(lines.subList(2, lines.size())),
                        rootOf(leaves)))
                .isTrue();
        assertThat(response.headers().firstValue("content-type")).contains("text/plain;charset=utf-8");
    }

    @ParameterizedTest
    @CsvSource({"0,601", "1,601", "256,601", "300,601", "601,601", "5,300", "256,512", "0,0", "0,1", "7,7"})
    void a_consistency_proof_holds(int oldSize, int newSize) throws Exception {
        HttpResponse<String> response = text("coherence/" + oldSize + "/" + newSize);
        assertThat(response.statusCode()).isEqualTo(200);
        String[] parts = response.body().split("\n\n", 2);
        List<String> lines = List.of(parts[0].split("\n"));
        assertThat(lines.getFirst()).isEqualTo("old " + oldSize);
        assertThat(parts[1]).isEqualTo(newSize == SIZE ? text("checkpoint").body() : "");
        List<byte[]> proof = decoded(lines.subList(1, lines.size()));
        if (oldSize == 0) {
            assertThat(proof).isEmpty();
        } else {
            assertThat(RfcVerifier.isConsistent(
                            oldSize,
                            rootOf(leaves.subList(0, oldSize)),
                            newSize,
                            rootOf(leaves.subList(0, newSize)),
                            proof))
                    .isTrue();
        }
        assertThat(response.headers().firstValue("cache-control"))
                .contains(newSize == SIZE ? "public, max-age=1" : "public, max-age=31536000, immutable");
    }

    @Test
    void nothing_is_shown_before_it_is_published() throws Exception {
        Scrutin other = fixtures.anOpenScrutin();
        publications.find(UrnKind.SCRUTIN, other.uid());
        ballots.cast(other, 3);
        URI tile = URI.create(server.getURI() + "/scrutins/" + other.uid() + "/urne/tile/0/000.p/4");
        URI checkpoint = URI.create(server.getURI() + "/scrutins/" + other.uid() + "/urne/checkpoint");
        assertThat(text(tile).statusCode()).isEqualTo(404);
        assertThat(text(checkpoint).body().split("\n")[1]).isEqualTo("1");

        publications.publish();
        assertThat(text(tile).statusCode()).isEqualTo(200);
        assertThat(text(checkpoint).body().split("\n")[1]).isEqualTo("4");
    }

    @Test
    void an_urn_that_the_public_must_not_see_has_no_address() throws Exception {
        Scrutin erased = fixtures.anOpenScrutin();
        fixtures.erase(erased.uid());
        for (String uid : List.of(erased.uid(), "AMANR5L17PO0B0P0D0N000000")) {
            for (String path :
                    List.of("checkpoint", "tile/0/000.p/1", "tile/entries/000.p/1", "preuve/0", "coherence/0/1")) {
                HttpResponse<String> response =
                        text(URI.create(server.getURI() + "/scrutins/" + uid + "/urne/" + path));
                assertThat(response.statusCode()).as(path).isEqualTo(uid.equals(erased.uid()) ? 410 : 404);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"checkpoint", "tile/0/000", "tile/entries/000", "preuve/0", "coherence/1/601"})
    void head_tells_what_get_would_send(String path) throws Exception {
        HttpResponse<byte[]> head =
                http.send(HttpRequest.newBuilder(uri(path)).HEAD().build(), BodyHandlers.ofByteArray());
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("cache-control"))
                .isEqualTo(text(path).headers().firstValue("cache-control"));
    }

    /** Each bundle once, not each of the 255 widths of a partial one. */
    @Test
    void bundles_are_sent_packed_to_whoever_can_unpack_them() throws Exception {
        for (String path : List.of("tile/entries/000", "tile/entries/002.p/89")) {
            HttpResponse<byte[]> packed = packed(path);
            assertThat(packed.headers().firstValue("content-encoding")).contains("gzip");
            assertThat(packed.headers().firstValue("vary").orElseThrow()).containsIgnoringCase("accept-encoding");
            assertThat(packed.body().length).isLessThan(bytes(path).length * 3 / 4);
            try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
                assertThat(in.readAllBytes()).isEqualTo(bytes(path));
            }
        }
        for (String path : List.of("tile/entries/002.p/88", "tile/0/000")) {
            assertThat(packed(path).headers().firstValue("content-encoding")).isEmpty();
        }
    }

    private HttpResponse<byte[]> packed(String path) throws Exception {
        return http.send(
                HttpRequest.newBuilder(uri(path))
                        .header("Accept-Encoding", "gzip")
                        .build(),
                BodyHandlers.ofByteArray());
    }

    private byte[] rootOf(List<byte[]> entries) {
        return mth(entries.stream().map(RfcVerifier::leaf).toList());
    }

    private static List<byte[]> entriesOf(byte[] bundle) {
        ByteBuffer rest = ByteBuffer.wrap(bundle);
        List<byte[]> entries = new ArrayList<>();
        while (rest.hasRemaining()) {
            byte[] entry = new byte[Short.toUnsignedInt(rest.getShort())];
            rest.get(entry);
            entries.add(entry);
        }
        return entries;
    }

    private static List<byte[]> decoded(List<String> lines) {
        return lines.stream().map(Base64.getDecoder()::decode).toList();
    }

    private URI uri(String path) {
        return URI.create(server.getURI() + "/scrutins/" + scrutin.uid() + "/urne/" + path);
    }

    private byte[] bytes(String path) throws Exception {
        HttpResponse<byte[]> response =
                http.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofByteArray());
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return response.body();
    }

    private HttpResponse<String> text(String path) throws Exception {
        return text(uri(path));
    }

    private HttpResponse<String> text(URI uri) throws Exception {
        return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }
}
