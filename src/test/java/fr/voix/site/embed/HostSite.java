package fr.voix.site.embed;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** A site of somebody else, with a strict policy: on another origin, and for the browser another site than localhost. */
final class HostSite implements AutoCloseable {

    private final HttpServer server;

    /** @param policy what it allows beside nothing */
    HostSite(String policy, String page) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        byte[] bytes = page.getBytes(UTF_8);
        server.createContext("/", exchange -> {
            boolean isPage = exchange.getRequestURI().getPath().equals("/");
            exchange.getResponseHeaders().set("Content-Type", "text/html;charset=utf-8");
            exchange.getResponseHeaders()
                    .set("Content-Security-Policy", "default-src 'none'; " + policy + "; img-src 'self'");
            // browsers ask for an icon too
            exchange.sendResponseHeaders(isPage ? 200 : 204, isPage ? bytes.length : -1);
            if (isPage) {
                exchange.getResponseBody().write(bytes);
            }
            exchange.close();
        });
        server.start();
    }

    /** What a page allows that shows embeds. */
    static String framing(String voix) {
        return "script-src " + voix + "; frame-src " + voix;
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
