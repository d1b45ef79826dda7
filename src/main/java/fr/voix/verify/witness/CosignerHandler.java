package fr.voix.verify.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where anybody reads the heads that were co-signed, and a page that says who runs this. */
abstract class CosignerHandler implements HttpHandler {

    private static final Pattern HEAD = Pattern.compile("/([0-9a-f]{64})/checkpoint");

    private final CosignerCommand.Cosigner cosigner;
    private final String title;
    private final String statement;

    /** What is sent. */
    record Reply(int status, String contentType, byte[] body) {

        static Reply of(WitnessService.Answer answer) {
            return new Reply(
                    answer.status(), answer.contentType(), answer.body().getBytes(UTF_8));
        }
    }

    /** @param statement what a signature of it says, in a sentence or two for its page */
    CosignerHandler(CosignerCommand.Cosigner cosigner, String title, String statement) {
        this.cosigner = cosigner;
        this.title = title + " " + cosigner.keys().getFirst().name();
        this.statement = statement;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            send(exchange, reply(exchange));
        }
    }

    /** What only one of the two has at its address. */
    abstract Optional<Reply> own(HttpExchange exchange, String path) throws IOException;

    private Reply reply(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Optional<Reply> own = own(exchange, path);
        if (own.isPresent()) {
            return own.get();
        }
        String method = exchange.getRequestMethod();
        if (!method.equals("GET") && !method.equals("HEAD")) {
            return refused(exchange, "GET, HEAD");
        }
        if (path.equals("/")) {
            return new Reply(200, "text/html; charset=utf-8", page().getBytes(UTF_8));
        }
        Matcher head = HEAD.matcher(path);
        Optional<Head> known = head.matches() ? cosigner.heads().at(head.group(1)) : Optional.empty();
        return known.map(one ->
                        new Reply(200, "text/plain; charset=utf-8", one.note().getBytes(UTF_8)))
                .orElseGet(() -> Reply.of(WitnessService.Answer.of(404, "nothing is here")));
    }

    static Reply refused(HttpExchange exchange, String allowed) {
        exchange.getResponseHeaders().set("Allow", allowed);
        return Reply.of(WitnessService.Answer.of(405, "not with " + exchange.getRequestMethod()));
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", reply.contentType());
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.getResponseHeaders().set("Content-Security-Policy", "default-src 'none'");
        if (reply.status() == 503) {
            exchange.getResponseHeaders().set("Retry-After", "60");
        }
        boolean isHead = exchange.getRequestMethod().equals("HEAD");
        // a body of no bytes has to be told as well
        exchange.sendResponseHeaders(reply.status(), isHead || reply.body().length == 0 ? -1 : reply.body().length);
        if (!isHead) {
            exchange.getResponseBody().write(reply.body());
        }
    }

    private String page() {
        StringBuilder page = new StringBuilder("""
                <!doctype html>
                <html lang="en">
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width">
                <title>%1$s</title>
                <h1>%1$s</h1>
                <p>Run by %2$s.</p>
                <p>%3$s</p>
                <h2>Keys</h2>
                """.formatted(escaped(title), escaped(cosigner.operator()), statement));
        cosigner.keys()
                .forEach(key ->
                        page.append("<pre>").append(escaped(key.encoded())).append("</pre>\n"));
        page.append("<h2>Logs</h2>\n<ul>\n");
        cosigner.heads()
                .all()
                .forEach((origin, head) -> page.append("<li><a href=\"/")
                        .append(Head.address(origin))
                        .append("/checkpoint\">")
                        .append(escaped(origin))
                        .append("</a>: ")
                        .append(head.checkpoint().size())
                        .append("</li>\n"));
        return page.append("</ul>\n</html>\n").toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
