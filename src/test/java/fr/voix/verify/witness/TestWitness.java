package fr.voix.verify.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import fr.voix.verify.log.DifferenceException;
import fr.voix.verify.log.SignedNote;
import fr.voix.verify.log.UncheckableException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A witness that does what the command does, until it is told to misbehave. */
public final class TestWitness implements AutoCloseable {

    /** How. */
    public enum Mood {
        HONEST,
        HANGS,
        DAWDLES,
        SENDS_WITHOUT_END,
        TALKS_NONSENSE,
        SIGNS_NOTHING,
        SIGNS_SOMETHING_ELSE,
        HAS_ANOTHER_KEY,
        DOES_NOT_KNOW_THE_LOG,
        DOES_NOT_KNOW_THE_KEY,
        REDIRECTS,
        NAMES_NO_SIZE,
        ALWAYS_IN_CONFLICT,
        CONTRADICTS
    }

    private final AtomicInteger asked = new AtomicInteger();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private final HeadStore heads;
    private final List<WitnessKey> keys;
    private final List<WitnessKey> others;
    private final WitnessService service;
    private final InstantSource clock;
    private volatile Mood mood = Mood.HONEST;

    public TestWitness(Path folder, String name, InstantSource clock, GrowingLog... logs)
            throws IOException, UncheckableException {
        this(folder, name, clock, Arrays.stream(logs).map(GrowingLog::vkey).toList());
    }

    /** @param vkeys keys of the logs that it knows */
    public TestWitness(Path folder, String name, InstantSource clock, List<String> vkeys)
            throws IOException, UncheckableException {
        this.clock = clock;
        Files.createDirectories(folder);
        Files.write(folder.resolve("logs"), vkeys);
        keys = WitnessKeyReader.read(folder.resolve("key"), WitnessKeyReader.Purpose.WITNESS, name);
        others = WitnessKeyReader.read(folder.resolve("other"), WitnessKeyReader.Purpose.WITNESS, name);
        heads = HeadStore.open(folder.resolve("data"), FileChannel::open);
        service =
                new WitnessService(keys, new WitnessedLogsReader(folder.resolve("logs"), warning -> {}), heads, clock);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/w/add-checkpoint", this::answer);
        server.createContext("/w/", this::show);
        server.setExecutor(threads);
        server.start();
    }

    /** Both of its keys at its address, as a policy names them: NAME and NAME-pq. */
    public String lines(String name) {
        return "witness %1$s %2$s %4$s\nwitness %1$s-pq %3$s %4$s/\n"
                .formatted(name, keys.get(0).encoded(), keys.get(1).encoded(), url());
    }

    public String url() {
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
    public int add(String body) throws IOException {
        return service.add(body.getBytes(UTF_8)).status();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            asked.incrementAndGet();
            byte[] body = exchange.getRequestBody().readAllBytes();
            switch (mood) {
                case HONEST -> {
                    WitnessService.Answer answer = service.add(body);
                    send(exchange, answer.status(), answer.body());
                }
                case HANGS -> pause(20_000);
                case DAWDLES -> {
                    exchange.sendResponseHeaders(200, 0);
                    for (int i = 0; i < 200; i++) {
                        exchange.getResponseBody().write('x');
                        exchange.getResponseBody().flush();
                        pause(100);
                    }
                }
                case SENDS_WITHOUT_END -> {
                    exchange.sendResponseHeaders(200, 0);
                    for (int i = 0; i < 1_000; i++) {
                        exchange.getResponseBody().write(new byte[65_536]);
                    }
                }
                case TALKS_NONSENSE -> send(exchange, 200, "<html>Bienvenue</html>");
                case SIGNS_NOTHING -> send(exchange, 200, "");
                case SIGNS_SOMETHING_ELSE ->
                    send(
                            exchange,
                            200,
                            cosigned(
                                    keys,
                                    new String(body, UTF_8)
                                            .replaceAll("(?s)^.*?\n\n", "")
                                            .replaceFirst("\n", " \n")));
                case HAS_ANOTHER_KEY ->
                    send(exchange, 200, cosigned(others, new String(body, UTF_8).replaceAll("(?s)^.*?\n\n", "")));
                case DOES_NOT_KNOW_THE_LOG -> send(exchange, 404, "unknown");
                case DOES_NOT_KNOW_THE_KEY -> send(exchange, 403, "unknown");
                case REDIRECTS -> {
                    exchange.getResponseHeaders().set("Location", "http://localhost:1/");
                    send(exchange, 308, "");
                }
                case NAMES_NO_SIZE -> send(exchange, 409, "many\n");
                case ALWAYS_IN_CONFLICT -> send(exchange, 409, "1\n");
                case CONTRADICTS -> send(exchange, 422, "");
            }
        }
    }

    /** The newest head of a log, while it is honest, or contradicts without a reason. */
    private void show(HttpExchange exchange) throws IOException {
        String[] path = exchange.getRequestURI().getPath().split("/");
        try (exchange) {
            var head = mood == Mood.HONEST || mood == Mood.CONTRADICTS ? heads.at(path[2]) : Optional.<Head>empty();
            send(exchange, head.isPresent() ? 200 : 404, head.map(Head::note).orElse(""));
        }
    }

    private String cosigned(List<WitnessKey> with, String note) {
        try {
            var parsed = SignedNote.parse(note.getBytes(UTF_8));
            StringBuilder lines = new StringBuilder();
            with.forEach(key -> lines.append(key.cosign(parsed, clock.instant().getEpochSecond())));
            return lines.toString();
        } catch (DifferenceException e) {
            throw new IllegalStateException(e);
        }
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
    public void close() throws IOException {
        server.stop(0);
        threads.shutdownNow();
        heads.close();
    }
}
