package fr.voix.browser;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import fr.voix.ServiceProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Firefox by WebDriver BiDi, which it speaks itself: its classic driver is not among the packages of Debian. */
final class Firefox implements Engine {

    private static final Gson JSON = new Gson();

    private final Path profile;
    private final Process process;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<Integer, CompletableFuture<JsonObject>> waiting = new ConcurrentHashMap<>();
    private final WebSocket socket;
    private final String first;
    private String second;
    private String context;
    private int sent;

    private Firefox(Path program) throws IOException {
        profile = Files.createTempDirectory("voix-firefox");
        Files.writeString(
                profile.resolve("user.js"),
                "user_pref('intl.accept_languages', 'fr-FR'); user_pref('app.update.enabled', false);");
        process = new ProcessBuilder(
                        program.toString(),
                        "--headless",
                        "--no-remote",
                        "--profile",
                        profile.toString(),
                        "--remote-debugging-port",
                        "0")
                .redirectErrorStream(true)
                .start();
        socket =
                http.newWebSocketBuilder().buildAsync(address(), new Listener()).join();
        send("session.new", Map.of("capabilities", Map.of()));
        first = send("browsingContext.getTree", Map.of())
                .getAsJsonArray("contexts")
                .get(0)
                .getAsJsonObject()
                .get("context")
                .getAsString();
        show(first);
    }

    private void show(String tab) {
        context = tab;
        send("browsingContext.activate", Map.of("context", tab));
        send("browsingContext.setViewport", Map.of("context", tab, "viewport", Map.of("width", 390, "height", 844)));
    }

    @Override
    public void tab(boolean isFirst) {
        if (!isFirst && second == null) {
            second = send("browsingContext.create", Map.of("type", "tab"))
                    .get("context")
                    .getAsString();
        }
        show(isFirst ? first : second);
    }

    /** Skips the calling test where it is not installed. */
    static Firefox start() throws IOException {
        Path program = Engine.needed(
                Stream.of("firefox-esr", "firefox")
                        .flatMap(name -> Engine.program(name).stream())
                        .findFirst(),
                "firefox-esr");
        return new Firefox(program);
    }

    private URI address() throws IOException {
        BufferedReader output = process.inputReader();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.contains("ws://")) {
                Thread.startVirtualThread(() -> output.lines().forEach(rest -> {}));
                return URI.create(line.substring(line.indexOf("ws://")) + "/session");
            }
        }
        throw new IOException("Firefox ended before it listened");
    }

    @Override
    public void open(URI address) {
        send("browsingContext.navigate", Map.of("context", context, "url", address.toString(), "wait", "complete"));
    }

    @Override
    public String read(String expression) {
        JsonObject answer = send(
                "script.evaluate",
                Map.of(
                        "expression",
                        "String(" + expression + ")",
                        "target",
                        Map.of("context", context),
                        "awaitPromise",
                        true));
        if (!answer.has("result")) {
            throw new IllegalStateException(answer.toString());
        }
        return answer.getAsJsonObject("result").get("value").getAsString();
    }

    @Override
    public void click(String css) {
        read("document.querySelector('%s').scrollIntoView({ block: 'nearest', behavior: 'instant' })".formatted(css));
        JsonObject node = send(
                        "browsingContext.locateNodes",
                        Map.of("context", context, "locator", Map.of("type", "css", "value", css)))
                .getAsJsonArray("nodes")
                .get(0)
                .getAsJsonObject();
        Map<String, ?> element = Map.of(
                "type",
                "element",
                "element",
                Map.of("sharedId", node.get("sharedId").getAsString()));
        perform(Map.of(
                "type",
                "pointer",
                "id",
                "finger",
                "parameters",
                Map.of("pointerType", "touch"),
                "actions",
                List.of(
                        Map.of("type", "pointerMove", "x", 0, "y", 0, "origin", element),
                        Map.of("type", "pointerDown", "button", 0),
                        Map.of("type", "pointerUp", "button", 0))));
    }

    @Override
    public void type(String css, String text) {
        click(css);
        perform(Map.of(
                "type",
                "key",
                "id",
                "keys",
                "actions",
                text.chars()
                        .mapToObj(Character::toString)
                        .flatMap(key -> Stream.of(
                                Map.of("type", "keyDown", "value", key), Map.of("type", "keyUp", "value", key)))
                        .toList()));
    }

    private void perform(Map<String, ?> source) {
        send("input.performActions", Map.of("context", context, "actions", List.of(source)));
    }

    private JsonObject send(String method, Map<String, ?> parameters) {
        int id = ++sent;
        CompletableFuture<JsonObject> answer = new CompletableFuture<>();
        waiting.put(id, answer);
        socket.sendText(JSON.toJson(Map.of("id", id, "method", method, "params", parameters)), true)
                .join();
        return answer.orTimeout(60, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        send("browser.close", Map.of());
        process.onExit()
                .orTimeout(10, TimeUnit.SECONDS)
                .exceptionally(stuck -> process.destroyForcibly())
                .join();
        process.onExit().join();
        http.shutdownNow();
        try {
            ServiceProcess.delete(profile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void answered(JsonObject answer) {
        CompletableFuture<JsonObject> asked =
                answer.has("id") ? waiting.remove(answer.get("id").getAsInt()) : null;
        if (asked == null) {
            return; // an event
        }
        if (answer.has("error")) {
            asked.completeExceptionally(new IllegalStateException(answer.toString()));
        } else {
            asked.complete(answer.getAsJsonObject("result"));
        }
    }

    private final class Listener implements WebSocket.Listener {

        private final StringBuilder message = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean isLast) {
            message.append(part);
            if (isLast) {
                answered(JsonParser.parseString(message.toString()).getAsJsonObject());
                message.setLength(0);
            }
            socket.request(1);
            return null;
        }
    }
}
