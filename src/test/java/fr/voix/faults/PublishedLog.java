package fr.voix.faults;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.urn.proof.NoteReader;
import fr.voix.urn.proof.RfcVerifier;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** An urn, or the register, as one instance shows it to strangers: checkpoint, lines, tiles, and the tally of an urn. */
final class PublishedLog {

    static final String REGISTER = "registre";

    private static final int TILE = 256;

    private final HttpClient http;
    private final URI log;
    private final URI tally;

    /** @param name uid of a scrutin, or {@link #REGISTER} */
    PublishedLog(HttpClient http, URI service, String name) {
        this.http = http;
        this.log = service.resolve(path(name));
        this.tally = service.resolve("/api/v1/scrutins/" + name + "/tally");
    }

    /** Where a log is served. */
    static String path(String name) {
        return name.equals(REGISTER) ? "/registre/" : "/scrutins/" + name + "/urne/";
    }

    /** A tile that is not of its leaves, or that the service itself holds back for that. */
    static final class WrongTileException extends Exception {

        WrongTileException(String message) {
            super(message);
        }
    }

    /** What a signed note says once its signature is verified. */
    record Checkpoint(String origin, long size, byte[] root) {

        static Checkpoint verified(String note, String verifierKey) throws Exception {
            String[] lines = NoteReader.verified(note, verifierKey).split("\n");
            return new Checkpoint(
                    lines[0], Long.parseLong(lines[1]), Base64.getDecoder().decode(lines[2]));
        }
    }

    Checkpoint checkpoint(String verifierKey) throws Exception {
        return Checkpoint.verified(new String(bytes(log.resolve("checkpoint")), "UTF-8"), verifierKey);
    }

    /** {@code pour,contre,abstention,size,root}. */
    String tally() throws Exception {
        String json = new String(bytes(tally), US_ASCII);
        return json.replaceFirst(
                ".*?\"pour\":(\\d+),\"contre\":(\\d+),\"abstention\":(\\d+).*\"size\":(\\d+),\"root\":\"([0-9a-f]+)\".*",
                "$1,$2,$3,$4,$5");
    }

    /** All lines of a tree of that size; each full tile of hashes must be theirs. */
    List<String> leaves(long size) throws Exception {
        List<String> leaves = new ArrayList<>();
        List<byte[]> tileRoots = new ArrayList<>();
        for (long tile = 0; tile * TILE < size; tile++) {
            int width = (int) Math.min(TILE, size - tile * TILE);
            List<String> bundle = lines(bytes(log.resolve("tile/entries/" + path(tile, width))));
            byte[][] hashes = bundle.stream()
                    .map(line -> RfcVerifier.leaf(line.getBytes(US_ASCII)))
                    .toArray(byte[][]::new);
            requireSame(hashes, bytes(log.resolve("tile/0/" + path(tile, width))), "tile 0/" + tile);
            if (width == TILE) {
                tileRoots.add(perfectRoot(hashes));
            }
            leaves.addAll(bundle);
        }
        for (int tile = 0; tile * TILE < tileRoots.size(); tile++) {
            byte[][] hashes = tileRoots
                    .subList(tile * TILE, Math.min(tileRoots.size(), (tile + 1) * TILE))
                    .toArray(byte[][]::new);
            requireSame(hashes, bytes(log.resolve("tile/1/" + path(tile, hashes.length))), "tile 1/" + tile);
        }
        return leaves;
    }

    private static byte[] perfectRoot(byte[][] hashes) {
        byte[][] level = hashes;
        while (level.length > 1) {
            byte[][] above = new byte[level.length / 2][];
            for (int i = 0; i < above.length; i++) {
                above[i] = RfcVerifier.node(level[2 * i], level[2 * i + 1]);
            }
            level = above;
        }
        return level[0];
    }

    private static void requireSame(byte[][] hashes, byte[] tile, String name) throws WrongTileException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] hash : hashes) {
            all.writeBytes(hash);
        }
        if (!Arrays.equals(all.toByteArray(), tile)) {
            throw new WrongTileException(name + " does not hold the hashes of its leaves");
        }
    }

    private static List<String> lines(byte[] bundle) {
        ByteBuffer rest = ByteBuffer.wrap(bundle);
        List<String> lines = new ArrayList<>();
        while (rest.hasRemaining()) {
            byte[] line = new byte[Short.toUnsignedInt(rest.getShort())];
            rest.get(line);
            lines.add(new String(line, US_ASCII));
        }
        return lines;
    }

    private static String path(long tile, int width) {
        String name = "%03d".formatted(tile % 1000);
        for (long rest = tile / 1000; rest > 0; rest /= 1000) {
            name = "x%03d/".formatted(rest % 1000) + name;
        }
        return name + (width < TILE ? ".p/" + width : "");
    }

    private byte[] bytes(URI uri) throws IOException, InterruptedException, WrongTileException {
        for (int attempt = 0; ; attempt++) {
            HttpResponse<byte[]> response = http.send(
                    HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(10)).build(), BodyHandlers.ofByteArray());
            if (response.statusCode() == 200) {
                return response.body();
            }
            if (new String(response.body(), UTF_8).contains("/problems/contradicted")) {
                throw new WrongTileException(uri.getPath() + " is withheld, since it contradicts what was published");
            }
            if (response.statusCode() != 503 || attempt == 20) {
                throw new IOException(uri + " answers " + response.statusCode());
            }
            Thread.sleep(250);
        }
    }
}
