package fr.voix.verify.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A log as it is read: its newest checkpoint, and bundles of entries as wide as they are asked for. */
final class ServedLog implements AutoCloseable {

    private static final Pattern BUNDLE =
            Pattern.compile("/log/tile/entries/((?:x[0-9]{3}/)*[0-9]{3})(?:\\.p/([0-9]+))?");

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    /** What it shows; any of them may be changed at any time. */
    volatile GrowingLog log;

    volatile GrowingLog entries;
    volatile int size;

    /** After so many bundles it answers nothing more. */
    volatile int mostBundles = Integer.MAX_VALUE;

    /** Whether a bundle that is whole by now is served whole alone. */
    volatile boolean isTidy;

    ServedLog(GrowingLog log, int size) throws IOException {
        this.log = log;
        this.entries = log;
        this.size = size;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/log/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/log";
    }

    /** What bundles it was asked for since the last time. */
    List<String> asked() {
        List<String> bundles = List.copyOf(asked);
        asked.clear();
        return bundles;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            Matcher bundle = BUNDLE.matcher(path);
            byte[] body = null;
            if (path.equals("/log/checkpoint")) {
                body = log.note(size).getBytes(UTF_8);
            } else if (bundle.matches()) {
                asked.add(path.substring("/log/tile/entries/".length()));
                if (asked.size() > mostBundles) {
                    return; // the connection ends
                }
                int from = 256 * Integer.parseInt(bundle.group(1).replaceAll("[x/]", ""));
                int width = bundle.group(2) == null ? 256 : Integer.parseInt(bundle.group(2));
                boolean isGone = isTidy && width < 256 && from + 256 <= entries.size();
                body = from + width > entries.size() || isGone ? null : entries.bundle(from, from + width);
            }
            exchange.sendResponseHeaders(body == null ? 404 : 200, body == null ? -1 : body.length);
            if (body != null) {
                exchange.getResponseBody().write(body);
            }
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
