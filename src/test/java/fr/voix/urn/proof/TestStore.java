package fr.voix.urn.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A store that takes PUT, keeps each object, and misbehaves for as many requests as it is told to. */
public final class TestStore implements AutoCloseable {

    /** How. */
    public enum Mood {
        REFUSES,
        RESETS,
        HANGS,
        DAWDLES
    }

    private final Map<String, byte[]> objects = new ConcurrentHashMap<>();
    private final AtomicInteger bad = new AtomicInteger();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private volatile Mood mood = Mood.REFUSES;

    public TestStore() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    public String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/notes";
    }

    public void behave(Mood how, int requests) {
        mood = how;
        bad.set(requests);
    }

    /** All that was put, but what is written again and again. */
    public List<String> notes() {
        return objects.entrySet().stream()
                .filter(object -> object.getKey().endsWith(".notes"))
                .flatMap(object -> notes(new String(object.getValue(), UTF_8)))
                .toList();
    }

    private static Stream<String> notes(String text) {
        // the line of the moment, then each note with an empty line behind it
        return Stream.of(text.substring(text.indexOf('\n') + 1).split("(?<=\n)\n(?=voix)|(?<=\n)\n$"));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (bad.getAndUpdate(left -> Math.max(0, left - 1)) > 0 && misbehaves(exchange)) {
                return;
            }
            String path = exchange.getRequestURI().getPath();
            if (exchange.getRequestMethod().equals("PUT")) {
                objects.put(path, body);
                exchange.sendResponseHeaders(201, -1);
            } else if (objects.containsKey(path)) {
                exchange.sendResponseHeaders(200, objects.get(path).length);
                exchange.getResponseBody().write(objects.get(path));
            } else {
                exchange.sendResponseHeaders(404, -1);
            }
        }
    }

    private boolean misbehaves(HttpExchange exchange) throws IOException {
        switch (mood) {
            case REFUSES -> exchange.sendResponseHeaders(500, -1);
            case RESETS -> exchange.close();
            case HANGS -> pause(5_000);
            case DAWDLES -> pause(200);
        }
        return mood != Mood.DAWDLES;
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
