package fr.voix.verify.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import fr.voix.verify.quorum.CosignerKind;
import fr.voix.verify.quorum.TestCosigner;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A witness (C2SP {@code tlog-witness}) in memory, with a key of each kind, until it is told to misbehave. */
public final class TestWitness implements AutoCloseable {

    /** How. */
    public enum Mood {
        HONEST,
        HANGS,
        SENDS_WITHOUT_END,
        TALKS_NONSENSE,
        SIGNS_SOMETHING_ELSE,
        HAS_ANOTHER_KEY,
        DOES_NOT_KNOW_THE_LOG,
        REDIRECTS,
        ALWAYS_IN_CONFLICT,
        CONTRADICTS
    }

    /** @param note with its co-signatures */
    private record Head(LogCheckpoint checkpoint, String note) {}

    private record Answer(int status, String body) {}

    private final AtomicInteger asked = new AtomicInteger();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, NoteKey> logs = new HashMap<>();
    private final Map<String, Head> heads = new HashMap<>();
    private final HttpServer server;
    private final List<TestCosigner> keys;
    private final List<TestCosigner> others;
    private final InstantSource clock;
    private volatile Mood mood = Mood.HONEST;

    /** @param vkeys keys of the logs that it knows */
    public TestWitness(String name, InstantSource clock, String... vkeys) throws Exception {
        this.clock = clock;
        for (String vkey : vkeys) {
            NoteKey key = NoteKey.parse(vkey);
            logs.put(key.name(), key);
        }
        keys = pair(name);
        others = pair(name);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/w/add-checkpoint", this::answer);
        server.createContext("/w/", this::show);
        server.setExecutor(threads);
        server.start();
    }

    private static List<TestCosigner> pair(String name) throws GeneralSecurityException {
        return List.of(TestCosigner.of(name, CosignerKind.ED25519), TestCosigner.of(name, CosignerKind.ML_DSA_44));
    }

    /** Both of its keys at its address, as a policy names them: NAME and NAME-pq. */
    public String lines(String name) {
        return "witness %1$s %2$s %4$s\nwitness %1$s-pq %3$s %4$s/\n"
                .formatted(name, keys.get(0).vkey(), keys.get(1).vkey(), url());
    }

    private String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/w";
    }

    public void behave(Mood how) {
        mood = how;
    }

    /** How often since it was asked for this. */
    public int asked() {
        return asked.getAndSet(0);
    }

    /** As a log would ask it. */
    public int add(String body) {
        return honest(body).status();
    }

    private synchronized Answer honest(String body) {
        int end = body.indexOf("\n\n");
        List<String> lines = Arrays.asList(body.substring(0, end).split("\n"));
        long old = Long.parseLong(lines.getFirst().substring("old ".length()));
        List<byte[]> proof =
                lines.stream().skip(1).map(Base64.getDecoder()::decode).toList();
        String note = body.substring(end + 2);
        LogCheckpoint next;
        try {
            SignedNote parsed = SignedNote.parse(note.getBytes(UTF_8));
            next = LogCheckpoint.parse(parsed.text());
            if (!logs.containsKey(next.origin())) {
                return new Answer(404, "");
            }
            parsed.requireSignedBy(logs.get(next.origin()));
        } catch (DifferenceException e) {
            return new Answer(403, e.getMessage());
        }
        Head known = heads.get(next.origin());
        long size = known == null ? 0 : known.checkpoint().size();
        if (old != size) {
            return new Answer(409, size + "\n");
        }
        byte[] root = known == null ? LogHash.empty() : known.checkpoint().root();
        if (!LogProof.isConsistent(size, root, next.size(), next.root(), proof)) {
            return new Answer(422, "");
        }
        String cosigned = cosigned(keys, note);
        heads.put(next.origin(), new Head(next, note + cosigned));
        return new Answer(200, cosigned);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            asked.incrementAndGet();
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            String note = body.substring(body.indexOf("\n\n") + 2);
            switch (mood) {
                case HONEST -> {
                    Answer answer = honest(body);
                    send(exchange, answer.status(), answer.body());
                }
                case HANGS -> pause(20_000);
                case SENDS_WITHOUT_END -> {
                    exchange.sendResponseHeaders(200, 0);
                    for (int i = 0; i < 1_000; i++) {
                        exchange.getResponseBody().write(new byte[65_536]);
                    }
                }
                case TALKS_NONSENSE -> send(exchange, 200, "<html>Bienvenue</html>");
                case SIGNS_SOMETHING_ELSE -> send(exchange, 200, cosigned(keys, note.replaceFirst("\n", " \n")));
                case HAS_ANOTHER_KEY -> send(exchange, 200, cosigned(others, note));
                case DOES_NOT_KNOW_THE_LOG -> send(exchange, 404, "unknown");
                case REDIRECTS -> {
                    exchange.getResponseHeaders().set("Location", "http://localhost:1/");
                    send(exchange, 308, "");
                }
                case ALWAYS_IN_CONFLICT -> send(exchange, 409, "1\n");
                case CONTRADICTS -> send(exchange, 422, "");
            }
        }
    }

    /** The newest head of a log, while it is honest, or contradicts without a reason. */
    private void show(HttpExchange exchange) throws IOException {
        String hash = exchange.getRequestURI().getPath().split("/")[2];
        try (exchange) {
            String note = mood == Mood.HONEST || mood == Mood.CONTRADICTS ? shown(hash) : "";
            send(exchange, note.isEmpty() ? 404 : 200, note);
        }
    }

    private synchronized String shown(String hash) {
        return heads.values().stream()
                .filter(head -> HexFormat.of()
                        .formatHex(LogHash.plain(head.checkpoint().origin().getBytes(UTF_8)))
                        .equals(hash))
                .map(Head::note)
                .findFirst()
                .orElse("");
    }

    private String cosigned(List<TestCosigner> with, String note) {
        String text = note.substring(0, note.lastIndexOf("\n\n") + 1);
        List<String> lines = new ArrayList<>();
        try {
            for (TestCosigner key : with) {
                lines.add(key.cosign(text, clock.instant().getEpochSecond()).text() + "\n");
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        return String.join("", lines);
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static void pause(long milliseconds) {
        try {
            TimeUnit.MILLISECONDS.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
