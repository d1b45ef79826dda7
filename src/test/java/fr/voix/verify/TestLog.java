package fr.voix.verify;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A service that serves one urn over HTTP, made here from the public rules, and that lies wherever a test tells it to. */
public final class TestLog implements AutoCloseable {

    public static final String UID = "AMANR5L17PO59048B2247P0D1N001115";
    static final String NAME = "voix.example";
    static final String TEXT = "Une question.\n";
    static final String OTHER_TEXT = "Une autre.\n";

    private static final Pattern TILE = Pattern.compile("tile/(entries|[0-9]+)/([0-9]{3})(?:\\.p/([0-9]+))?");

    public final List<String> leaves = new ArrayList<>();
    final String uid;
    final boolean isPetition;
    public final long[][] counts;
    final Map<String, HttpHandler> lies = new HashMap<>();

    /** What the bundles and tiles are made of; the same as what is signed unless a test says otherwise. */
    List<String> served = leaves;

    public KeyPair key = newKey();
    public final String verifierKey = verifierKey(NAME, key);
    String origin;

    private final HttpServer server;

    public TestLog() throws IOException {
        this(UID);
    }

    /** @param uid of a scrutin, or the number of a petition */
    TestLog(String uid) throws IOException {
        this.uid = uid;
        this.isPetition = Character.isDigit(uid.charAt(0));
        this.counts = new long[3][isPetition ? 1 : 3];
        this.origin = NAME + address() + "/urne";
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
        leaves.add("t1 " + uid + " " + questionOf(TEXT));
    }

    public String url() {
        return URI.create("http://localhost:" + server.getAddress().getPort()).toString();
    }

    /** Adds a ballot; its index. */
    public int ballot(int tier, char choice) {
        leaves.add(ballotLine(tier, choice, leaves.size()));
        counts[tier]["PCA".indexOf(choice)]++;
        return leaves.size() - 1;
    }

    /** Adds a signature; its index. */
    int signature(int tier) {
        leaves.add(signatureLine(uid, tier, leaves.size()));
        counts[tier][0]++;
        return leaves.size() - 1;
    }

    static String signatureLine(String petition, int tier, int seed) {
        return "s1 " + petition + " " + tier + ballotLine(tier, 'P', seed).replaceFirst(".* ", " ");
    }

    private String address() {
        return (isPetition ? "/petitions/" : "/scrutins/") + uid;
    }

    public static String ballotLine(int tier, char choice, int seed) {
        byte[] commitment = sha256(ByteBuffer.allocate(4).putInt(seed).array());
        return "b1 " + UID + " " + choice + " " + tier + " "
                + Base64.getUrlEncoder().withoutPadding().encodeToString(commitment);
    }

    /** Adds a leaf that takes a ballot out of the count, or back in. */
    public void change(String line, int tier, char choice, int by) {
        leaves.add(line);
        counts[tier]["PCA".indexOf(choice)] += by;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String urn = address() + "/urne/";
        String name = path.startsWith(urn) ? path.substring(urn.length()) : path;
        try (exchange) {
            HttpHandler lie = lies.get(name);
            if (lie != null) {
                lie.handle(exchange);
                return;
            }
            byte[] body = honest(name);
            if (body == null) {
                exchange.sendResponseHeaders(404, -1);
            } else {
                send(exchange, body);
            }
        }
    }

    static void send(HttpExchange exchange, byte[] body) throws IOException {
        exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    byte[] honest(String name) {
        Matcher tile = TILE.matcher(name);
        if (tile.matches()) {
            int width = tile.group(3) == null ? 256 : Integer.parseInt(tile.group(3));
            return tile(tile.group(1), Integer.parseInt(tile.group(2)), width);
        }
        return switch (name) {
            case "/.well-known/voix-urn.vkey" -> (verifierKey + "\n").getBytes(UTF_8);
            case "/api/v1/urnes" ->
                ("{\"items\":[" + (isPetition ? "" : "\"" + uid + "\"") + "],\"next\":null}").getBytes(UTF_8);
            case "/api/v1/urnes/petitions" ->
                // a service of before has no such list
                isPetition ? ("{\"items\":[" + uid + "],\"next\":null}").getBytes(UTF_8) : null;
            case "checkpoint" -> checkpoint(leaves);
            default -> {
                if (name.equals("/api/v1" + address() + "/tally")) {
                    yield tally().getBytes(UTF_8);
                }
                yield Stream.of(TEXT, OTHER_TEXT)
                        .filter(text -> name.equals("texte/" + questionOf(text)))
                        .map(text -> text.getBytes(UTF_8))
                        .findFirst()
                        .orElse(null);
            }
        };
    }

    private byte[] tile(String level, int index, int width) {
        List<byte[]> entries =
                served.stream().map(line -> line.getBytes(ISO_8859_1)).toList();
        if (level.equals("entries")) {
            return bundle(entries.subList(
                    Math.min(entries.size(), index * 256), Math.min(entries.size(), index * 256 + width)));
        }
        int span = level.equals("0") ? 1 : 256;
        ByteBuffer hashes = ByteBuffer.allocate(width * 32);
        for (int i = 0; i < width; i++) {
            int from = (index * 256 + i) * span;
            List<byte[]> below =
                    from < entries.size() ? entries.subList(from, Math.min(entries.size(), from + span)) : List.of();
            hashes.put(below.isEmpty() ? new byte[32] : root(below));
        }
        return hashes.array();
    }

    static byte[] bundle(List<byte[]> entries) {
        ByteBuffer bundle = ByteBuffer.allocate(
                entries.stream().mapToInt(entry -> 2 + entry.length).sum());
        entries.forEach(entry -> bundle.putShort((short) entry.length).put(entry));
        return bundle.array();
    }

    /** What the leaves count now, signed as the service signs a result. */
    String result(boolean isOpen) {
        String tally = tally();
        String at = "2026-11-25T09:00:00Z";
        StringBuilder text = new StringBuilder(NAME + address() + "/resultat\nsize " + leaves.size() + "\nroot "
                + tally.replaceAll(".*\"root\":\"([0-9a-f]+)\".*", "$1") + "\nat " + at + "\nstate "
                + (isOpen ? "open" : "closed") + "\n");
        for (int tier = 0; tier < 3; tier++) {
            text.append("tier ").append(tier);
            Arrays.stream(counts[tier]).forEach(count -> text.append(' ').append(count));
            text.append('\n');
        }
        text.append("Ce n’est pas un sondage.\n");
        return tally.substring(0, tally.indexOf(",\"at\""))
                + ",\"state\":\"%s\",\"at\":\"%s\",\"caution\":\"Ce n’est pas un sondage.\",\"origin\":\"%s\",\"key\":\"%s\",\"signature\":\"%s\"}"
                        .formatted(
                                isOpen ? "open" : "closed",
                                at,
                                NAME + address() + "/resultat",
                                verifierKey,
                                Base64.getEncoder()
                                        .encodeToString(sign(text.toString().getBytes(UTF_8))));
    }

    public byte[] checkpoint(List<String> lines) {
        return checkpoint(lines, lines.size());
    }

    byte[] checkpoint(List<String> lines, int size) {
        byte[] root = root(lines.stream().map(line -> line.getBytes(ISO_8859_1)).toList());
        return note(origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root) + "\n");
    }

    /** A text, and our signature below it. */
    byte[] note(String text) {
        byte[] id = HexFormat.of().parseHex(verifierKey(NAME, key).split("\\+")[1]);
        byte[] signature = sign(text.getBytes(UTF_8));
        byte[] line = Arrays.copyOf(id, id.length + signature.length);
        System.arraycopy(signature, 0, line, id.length, signature.length);
        return (text + "\n— " + NAME + " " + Base64.getEncoder().encodeToString(line) + "\n").getBytes(UTF_8);
    }

    /** Of some leaves that hold a question and ballots for alone. */
    String tally(List<String> lines, long pour) {
        return tally(lines, new long[][] {{pour, 0, 0}, {0, 0, 0}, {0, 0, 0}});
    }

    String tally() {
        return tally(leaves, counts);
    }

    private String tally(List<String> leaves, long[][] counts) {
        if (isPetition) {
            return petitionTally(leaves, counts);
        }
        long[] sums = new long[3];
        StringBuilder tiers = new StringBuilder();
        for (int tier = 0; tier < 3; tier++) {
            tiers.append(tier == 0 ? "" : ",")
                    .append("{\"tier\":%d,\"pour\":%d,\"contre\":%d,\"abstention\":%d}"
                            .formatted(tier, counts[tier][0], counts[tier][1], counts[tier][2]));
            for (int choice = 0; choice < 3; choice++) {
                sums[choice] += counts[tier][choice];
            }
        }
        String root = rootHex(leaves);
        return ("{\"scrutin\":\"%s\",\"pour\":%d,\"contre\":%d,\"abstention\":%d,\"total\":%d,\"tiers\":[%s],"
                        + "\"size\":%d,\"root\":\"%s\",\"at\":\"2026-11-25T09:00:00Z\",\"state\":\"%s\",\"pollAfter\":5}")
                .formatted(
                        UID,
                        sums[0],
                        sums[1],
                        sums[2],
                        sums[0] + sums[1] + sums[2],
                        tiers,
                        leaves.size(),
                        root,
                        state(leaves));
    }

    private String petitionTally(List<String> leaves, long[][] counts) {
        return ("{\"petition\":%s,\"signatures\":%d,\"tiers\":[{\"tier\":0,\"signatures\":%d},{\"tier\":1,\"signatures\":%d},"
                        + "{\"tier\":2,\"signatures\":%d}],\"size\":%d,\"root\":\"%s\",\"at\":\"2026-11-25T09:00:00Z\",\"state\":\"%s\",\"pollAfter\":5}")
                .formatted(
                        uid,
                        counts[0][0] + counts[1][0] + counts[2][0],
                        counts[0][0],
                        counts[1][0],
                        counts[2][0],
                        leaves.size(),
                        rootHex(leaves),
                        state(leaves));
    }

    /** A {@code t1} that repeats the one before it opens. */
    private static String state(List<String> leaves) {
        String state = "open";
        String question = "";
        for (String leaf : leaves) {
            if (leaf.startsWith("t1 ")) {
                state = leaf.equals(question) ? "open" : state;
                question = leaf;
            } else if (leaf.startsWith("z1 ")) {
                state = "closed";
            }
        }
        return state;
    }

    /** The question of a text, in hex. */
    static String questionOf(String text) {
        return HexFormat.of().formatHex(sha256(text.getBytes(UTF_8)));
    }

    static String rootHex(List<String> leaves) {
        return HexFormat.of()
                .formatHex(root(
                        leaves.stream().map(line -> line.getBytes(ISO_8859_1)).toList()));
    }

    /** MTH of RFC 6962 §2.1, word for word. */
    public static byte[] root(List<byte[]> entries) {
        if (entries.isEmpty()) {
            return sha256();
        }
        if (entries.size() == 1) {
            return sha256(new byte[] {0}, entries.getFirst());
        }
        int k = Integer.highestOneBit(entries.size() - 1);
        return sha256(new byte[] {1}, root(entries.subList(0, k)), root(entries.subList(k, entries.size())));
    }

    public static KeyPair newKey() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String verifierKey(String name, KeyPair key) {
        byte[] x509 = key.getPublic().getEncoded();
        byte[] typed = Arrays.copyOfRange(x509, x509.length - 33, x509.length);
        typed[0] = 1;
        byte[] id = Arrays.copyOf(sha256((name + "\n").getBytes(UTF_8), typed), 4);
        return name + "+" + HexFormat.of().formatHex(id) + "+"
                + Base64.getEncoder().encodeToString(typed);
    }

    private byte[] sign(byte[] text) {
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initSign(key.getPrivate());
            ed25519.update(text);
            return ed25519.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                sha256.update(part);
            }
            return sha256.digest();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
