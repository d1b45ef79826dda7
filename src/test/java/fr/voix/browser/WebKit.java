package fr.voix.browser;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Safari's engine, as WebKitGTK ships it: its small browser, driven by classic WebDriver, on a screen of its own. */
public final class WebKit implements Engine {

    private static final Gson JSON = new Gson();
    private static final String PACKAGES = "webkit2gtk-driver and xvfb";

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Process> processes = new ArrayList<>();
    private final URI driver;
    private final String first;
    private String second;
    private String session;

    private WebKit(Path screen, Path program, Path browser) throws Exception {
        Process display = new ProcessBuilder(screen.toString(), "-displayfd", "1", "-screen", "0", "1024x1024x24")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        processes.add(display);
        String number = display.inputReader().readLine();
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        driver = URI.create("http://127.0.0.1:" + port + "/session");
        ProcessBuilder builder = new ProcessBuilder(program.toString(), "--host=127.0.0.1", "--port=" + port)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("DISPLAY", ":" + number);
        builder.environment().put("GDK_BACKEND", "x11");
        processes.add(builder.start());
        session = begin(browser);
        first = get("/window").getAsString();
        tab(true);
    }

    @Override
    public void tab(boolean isFirst) {
        if (!isFirst && second == null) {
            second = post("/window/new", Map.of("type", "window")) // one that is behind another draws nothing
                    .getAsJsonObject()
                    .get("handle")
                    .getAsString();
        }
        post("/window", Map.of("handle", isFirst ? first : second));
        post("/window/rect", Map.of("width", 390, "height", 844));
    }

    /** Skips the calling test where it is not installed. */
    public static WebKit start() throws Exception {
        return new WebKit(
                Engine.needed(Engine.program("Xvfb"), PACKAGES),
                Engine.needed(Engine.program("WebKitWebDriver"), PACKAGES),
                Engine.needed(browser(), PACKAGES));
    }

    /** Beside the library, for this machine's kind of processor. */
    private static Optional<Path> browser() throws IOException {
        try (Stream<Path> files = Files.find(
                Path.of("/usr/lib"),
                3,
                (path, attributes) -> path.endsWith("MiniBrowser") && Files.isExecutable(path))) {
            return files.filter(path -> path.toString().contains("/webkit2gtk-"))
                    .findFirst();
        }
    }

    private String begin(Path browser) throws Exception {
        Map<String, ?> options = Map.of("binary", browser.toString(), "args", List.of("--automation"));
        Map<String, ?> capabilities = Map.of("alwaysMatch", Map.of("webkitgtk:browserOptions", options));
        for (int i = 0; ; i++) {
            try {
                return post("", Map.of("capabilities", capabilities))
                        .getAsJsonObject()
                        .get("sessionId")
                        .getAsString();
            } catch (CompletionException notYet) {
                if (i == 100) {
                    throw notYet;
                }
                Thread.sleep(100);
            }
        }
    }

    @Override
    public void open(URI address) {
        post("/url", Map.of("url", address.toString()));
    }

    @Override
    public String read(String expression) {
        return post("/execute/sync", Map.of("script", "return String(" + expression + ")", "args", List.of()))
                .getAsString();
    }

    @Override
    public void click(String css) {
        post("/element/" + element(css) + "/click", Map.of());
    }

    @Override
    public void type(String css, String text) {
        post("/element/" + element(css) + "/value", Map.of("text", text));
    }

    private String element(String css) {
        JsonObject reference =
                post("/element", Map.of("using", "css selector", "value", css)).getAsJsonObject();
        return reference.entrySet().iterator().next().getValue().getAsString();
    }

    private JsonElement post(String command, Map<String, ?> body) {
        return send(
                command,
                request -> request.header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(JSON.toJson(body))));
    }

    private JsonElement get(String command) {
        return send(command, HttpRequest.Builder::GET);
    }

    private JsonElement send(String command, UnaryOperator<HttpRequest.Builder> method) {
        URI address = URI.create(driver + (session == null ? "" : "/" + session) + command);
        HttpRequest request = method.apply(HttpRequest.newBuilder(address).timeout(Duration.ofMinutes(1)))
                .build();
        HttpResponse<String> answer =
                http.sendAsync(request, HttpResponse.BodyHandlers.ofString()).join();
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(command + ": " + answer.body());
        }
        return JsonParser.parseString(answer.body()).getAsJsonObject().get("value");
    }

    @Override
    public void close() {
        if (second != null) {
            tab(false);
            send("/window", HttpRequest.Builder::DELETE);
            tab(true);
        }
        send("", HttpRequest.Builder::DELETE);
        for (Process process : processes.reversed()) {
            process.destroy();
            process.onExit().join();
        }
        http.shutdownNow();
    }
}
