package fr.voix.urn.register;

import static fr.voix.urn.proof.RfcVerifier.mth;
import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.Fixtures;
import fr.voix.TestDatabase.Database;
import fr.voix.TestServer;
import fr.voix.base.database.Transactions;
import fr.voix.urn.leaf.Leaf;
import fr.voix.urn.leaf.UrnKind;
import fr.voix.urn.log.UrnPublishing;
import fr.voix.urn.proof.NoteReader;
import fr.voix.urn.proof.RfcVerifier;
import fr.voix.vote.ballot.TestBallots;
import fr.voix.vote.scrutin.Scrutin;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The register of a service, read over HTTP as a stranger reads it; it ticks when the test says so. */
final class TestRegister {

    private static final Map<String, Object> EVERY_TIME =
            Map.of("voix.register.every", "0s", "voix.register.every-of-many", "0s");

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private TestRegister() {}

    static EmbeddedServer serve(Database database, Path notes) {
        return serve(database, notes, Map.of());
    }

    static EmbeddedServer serve(Database database, Path notes, Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(EVERY_TIME);
        settings.putAll(more);
        settings.put("voix.urn.notes", notes.toString());
        settings.put("datasources.default.url", database.url());
        settings.put("datasources.default.username", database.user());
        settings.put("datasources.default.password", database.password());
        return TestServer.start(settings);
    }

    static Scrutin aScrutin(EmbeddedServer service) {
        return service.getApplicationContext().getBean(Fixtures.class).anOpenScrutin();
    }

    static void vote(EmbeddedServer service, Scrutin scrutin, int ballots) {
        service.getApplicationContext().getBean(TestBallots.class).cast(scrutin, ballots);
        UrnPublishing publications = service.getApplicationContext().getBean(UrnPublishing.class);
        publications.find(UrnKind.SCRUTIN, scrutin.uid());
        publications.publish();
    }

    static void tick(EmbeddedServer service) {
        service.getApplicationContext().getBean(RegisterPublishing.class).publish();
    }

    record Head(String origin, long size, byte[] root) {

        String rootHex() {
            return HexFormat.of().formatHex(root);
        }
    }

    static Head head(EmbeddedServer service, String path) throws Exception {
        String key = get(service, "/.well-known/voix-urn.vkey").body();
        String[] note = NoteReader.verified(get(service, path).body(), key).split("\n");
        return new Head(note[0], Long.parseLong(note[1]), Base64.getDecoder().decode(note[2]));
    }

    static List<String> lines(EmbeddedServer service) throws Exception {
        long size = head(service, "/registre/checkpoint").size;
        List<String> lines = new ArrayList<>();
        for (long from = 0; from < size; from += 256) {
            long width = Math.min(256, size - from);
            String path = "/registre/tile/entries/%03d".formatted(from / 256) + (width < 256 ? ".p/" + width : "");
            ByteBuffer bundle = ByteBuffer.wrap(bytes(service, path));
            while (bundle.hasRemaining()) {
                byte[] line = new byte[Short.toUnsignedInt(bundle.getShort())];
                bundle.get(line);
                lines.add(new String(line, StandardCharsets.US_ASCII));
            }
        }
        return lines;
    }

    /** What the newest line of each urn, in the order of their uids, makes. */
    static String mapOf(List<String> lines) {
        Map<String, String> newest = new TreeMap<>();
        lines.stream().filter(line -> line.startsWith("u1 ")).forEach(line -> newest.put(line.split(" ")[1], line));
        return HexFormat.of().formatHex(root(List.copyOf(newest.values())));
    }

    static byte[] root(List<String> lines) {
        List<byte[]> hashes = lines.stream().map(TestRegister::leaf).toList();
        return mth(hashes);
    }

    static byte[] leaf(String line) {
        return RfcVerifier.leaf(line.getBytes(StandardCharsets.US_ASCII));
    }

    static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    static HttpResponse<String> get(EmbeddedServer service, String path) throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(service.getURI() + path)).build(), BodyHandlers.ofString());
    }

    static byte[] bytes(EmbeddedServer service, String path) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = HTTP.send(
                HttpRequest.newBuilder(URI.create(service.getURI() + path)).build(), BodyHandlers.ofByteArray());
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return response.body();
    }

    /** What an operator could write who lies. */
    static void state(EmbeddedServer service, String line) {
        var beans = service.getApplicationContext();
        RegisterRepository register = beans.getBean(RegisterRepository.class);
        Leaf leaf = new Leaf(line);
        beans.getBean(Transactions.class).write(() -> {
            RegisterHead head = register.head();
            beans.getBean(RegisterTree.class).append(head.frontier(), List.of(leaf), head.tickedAt());
            if (line.startsWith(MovedUrn.KIND)) {
                register.state(List.of(MovedUrn.parse(line)), new long[] {head.size()});
            }
        });
        tick(service);
    }
}
