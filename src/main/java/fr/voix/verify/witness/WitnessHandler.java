package fr.voix.verify.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The three addresses of a witness: where logs send, where anybody reads the heads, and a page that says who runs it. */
final class WitnessHandler implements HttpHandler {

    private static final Pattern HEAD = Pattern.compile("/([0-9a-f]{64})/checkpoint");

    private final WitnessService service;
    private final HeadStore heads;
    private final List<WitnessKey> keys;
    private final String operator;
    private final Consumer<String> warnings;

    WitnessHandler(
            WitnessService service,
            HeadStore heads,
            List<WitnessKey> keys,
            String operator,
            Consumer<String> warnings) {
        this.service = service;
        this.heads = heads;
        this.keys = keys;
        this.operator = operator;
        this.warnings = warnings;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            send(exchange, answer(exchange));
        }
    }

    private WitnessService.Answer answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String method = exchange.getRequestMethod();
        boolean isSubmission = path.equals("/add-checkpoint");
        if (isSubmission ? !method.equals("POST") : !method.equals("GET") && !method.equals("HEAD")) {
            exchange.getResponseHeaders().set("Allow", isSubmission ? "POST" : "GET, HEAD");
            return WitnessService.Answer.of(405, "not with " + method);
        }
        if (isSubmission) {
            return add(exchange.getRequestBody().readNBytes(AddCheckpoint.MOST_BYTES + 1));
        }
        if (path.equals("/")) {
            return new WitnessService.Answer(200, "text/html; charset=utf-8", page());
        }
        Matcher head = HEAD.matcher(path);
        Optional<Head> known = head.matches() ? heads.at(head.group(1)) : Optional.empty();
        return known.map(one -> new WitnessService.Answer(200, "text/plain; charset=utf-8", one.note()))
                .orElseGet(() -> WitnessService.Answer.of(404, "nothing is here"));
    }

    private WitnessService.Answer add(byte[] body) {
        if (body.length > AddCheckpoint.MOST_BYTES) {
            return WitnessService.Answer.of(413, "no checkpoint is that long");
        }
        try {
            return service.add(body);
        } catch (IOException e) {
            warnings.accept("nothing is signed: " + e.getMessage());
            return WitnessService.Answer.of(503, "the witness cannot write what it would sign");
        }
    }

    private static void send(HttpExchange exchange, WitnessService.Answer answer) throws IOException {
        byte[] body = answer.body().getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", answer.contentType());
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.getResponseHeaders().set("Content-Security-Policy", "default-src 'none'");
        if (answer.status() == 503) {
            exchange.getResponseHeaders().set("Retry-After", "60");
        }
        boolean isHead = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(answer.status(), isHead ? -1 : body.length);
        if (!isHead) {
            exchange.getResponseBody().write(body);
        }
    }

    private String page() {
        StringBuilder page =
                new StringBuilder("""
                <!doctype html>
                <html lang="en">
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width">
                <title>Witness %1$s</title>
                <h1>Witness %1$s</h1>
                <p>Run by %2$s.</p>
                <p>This witness signs the checkpoint of a log only if the log still begins with everything that it signed before. \
                It does not read what the log holds.</p>
                <h2>Keys</h2>
                """.formatted(escaped(keys.getFirst().name()), escaped(operator)));
        keys.forEach(key -> page.append("<pre>").append(escaped(key.encoded())).append("</pre>\n"));
        page.append("<h2>Logs</h2>\n<ul>\n");
        heads.all()
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
