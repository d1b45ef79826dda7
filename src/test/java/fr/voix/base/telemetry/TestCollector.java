package fr.voix.base.telemetry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes OTLP over HTTP and keeps every byte; or does not. */
final class TestCollector implements AutoCloseable {

    enum Mood {
        TAKES,
        SAYS_NOTHING,
        FAILS,
        STALLS_AFTER_ITS_HEAD,
        NEVER_ENDS
    }

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
    private final AtomicInteger awaited = new AtomicInteger();
    private final HttpServer server;
    private int calls;
    private volatile Mood mood = Mood.TAKES;

    TestCollector() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::take);
        server.start();
    }

    String address(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    void behave(Mood how) {
        mood = how;
    }

    /** What was sent so far, as letters: protobuf has texts as they are. */
    synchronized String taken() {
        return taken.toString(StandardCharsets.ISO_8859_1);
    }

    synchronized int calls() {
        return calls;
    }

    /** How many of the answers that stalled somebody still waited for when they went on. */
    int awaited() {
        return awaited.get();
    }

    private void stall(OutputStream answer) {
        while (mood == Mood.STALLS_AFTER_ITS_HEAD) {
            pause();
        }
        try {
            for (int i = 0; i < 1_000; i++) {
                answer.write(new byte[8_192]);
            }
            awaited.incrementAndGet();
        } catch (IOException closed) {
            // by whoever did not want to wait
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        synchronized (this) {
            calls++;
            taken.writeBytes((exchange.getRequestURI() + " "
                            + exchange.getRequestHeaders().entrySet())
                    .getBytes(StandardCharsets.UTF_8));
            taken.writeBytes(body);
        }
        Mood now = mood;
        try (exchange) {
            while (now == Mood.SAYS_NOTHING && mood == now) {
                pause();
            }
            boolean hasBody = now == Mood.NEVER_ENDS || now == Mood.STALLS_AFTER_ITS_HEAD;
            exchange.sendResponseHeaders(now == Mood.FAILS ? 500 : 200, hasBody ? 0 : -1);
            OutputStream answer = exchange.getResponseBody();
            while (now == Mood.NEVER_ENDS && mood == now) {
                answer.write(new byte[8_192]);
            }
            if (now == Mood.STALLS_AFTER_ITS_HEAD) {
                stall(answer);
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** It is not there any more. */
    void end() {
        mood = Mood.TAKES;
        server.stop(0);
    }

    @Override
    public void close() {
        end();
        threads.shutdownNow();
    }
}
