package fr.voix.desk.sample;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.FormElement;

/** The browser of one made-up person: its address, its cookies, and what people do with pages. */
final class VisitorClient {

    private static final int MOST_TRIES = 100;
    private static final long MILLIS_BETWEEN_TRIES = 100;
    private static final int FIRST_ERROR = 400;
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;

    private final HttpClient http;
    private final ObjectMapper json;
    private final URI service;
    private final String address;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    /** @param address as a proxy would name it: everybody has one of their own */
    VisitorClient(HttpClient http, ObjectMapper json, URI service, String address) {
        this.http = http;
        this.json = json;
        this.service = service;
        this.address = address;
    }

    Document open(String path) {
        return follow(path, send(path, "GET", "text/html", null, BodyPublishers.noBody()));
    }

    /** Sends a form off, and goes where its answer leads. */
    Document send(SampleForm form) {
        return follow(
                form.action(),
                send(
                        form.action(),
                        "POST",
                        "text/html",
                        "application/x-www-form-urlencoded",
                        BodyPublishers.ofString(form.body())));
    }

    private Document follow(String path, HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Location")
                .map(this::open)
                .orElseGet(
                        () -> Jsoup.parse(answer.body(), service.resolve(path).toString()));
    }

    /** The first form of a page that a CSS selector finds. */
    static SampleForm form(Document page, String selector) {
        if (page.selectFirst(selector) instanceof FormElement form) {
            return new SampleForm(form);
        }
        throw new IllegalStateException("No " + selector + " on " + page.location() + ": "
                + page.select("main").text());
    }

    Map<String, Object> read(String path) {
        return object(send(path, "GET", "application/json", null, BodyPublishers.noBody())
                .body());
    }

    void put(String path, Map<String, Object> body) {
        send(path, "PUT", "application/json", "application/json", BodyPublishers.ofString(text(body)));
    }

    void delete(String path) {
        send(path, "DELETE", "application/json", null, BodyPublishers.noBody());
    }

    /** Proves to be a person; a sample is made where that costs next to nothing. */
    void passRobotCheck() {
        Map<String, Object> challenge = read("/api/v1/robot-check/altcha");
        Map<?, ?> asked = (Map<?, ?>) challenge.get("parameters");
        byte[] password = ByteBuffer.allocate(2 * Long.BYTES + Integer.BYTES)
                .put(HexFormat.of().parseHex((String) asked.get("nonce")))
                .putInt(0)
                .array();
        Map<String, Object> solution = Map.of(
                "counter",
                0,
                "derivedKey",
                key(password, HexFormat.of().parseHex((String) asked.get("salt"))),
                "time",
                1);
        String response = Base64.getEncoder()
                .encodeToString(text(Map.of("challenge", challenge, "solution", solution))
                        .getBytes(StandardCharsets.UTF_8));
        send(
                "/api/v1/robot-check",
                "POST",
                "application/json",
                "application/json",
                BodyPublishers.ofString(text(Map.of("provider", "altcha", "response", response))));
    }

    /** PBKDF2 of one round. */
    private static String key(byte[] password, byte[] salt) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(password, "HmacSHA256"));
            mac.update(salt);
            return HexFormat.of().formatHex(mac.doFinal(new byte[] {0, 0, 0, 1}));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HmacSHA256", e);
        }
    }

    private HttpResponse<String> send(
            String path, String method, String accept, String contentType, BodyPublisher body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(service.resolve(path))
                .method(method, body)
                .header("Accept", accept)
                .header("X-Forwarded-For", address);
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        HttpResponse<String> answer = sendPatiently(request.build());
        answer.headers().allValues("Set-Cookie").stream()
                .flatMap(header -> HttpCookie.parse(header).stream())
                .forEach(cookie -> cookies.put(cookie.getName(), cookie.getValue()));
        cookies.values().removeIf(String::isEmpty);
        if (answer.statusCode() >= FIRST_ERROR) {
            throw new IllegalStateException(method + " " + path + " was answered " + answer.statusCode() + ": "
                    + Jsoup.parse(answer.body())
                            .select("[role=alert], .error, main, body")
                            .eachText());
        }
        return answer;
    }

    /** A visitor who is told to come back later does so. */
    private HttpResponse<String> sendPatiently(HttpRequest request) {
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            for (int tries = 1; isBusy(answer) && tries < MOST_TRIES; tries++) {
                Thread.sleep(MILLIS_BETWEEN_TRIES);
                answer = http.send(request, BodyHandlers.ofString());
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The sample was not made to its end", e);
        }
    }

    private static boolean isBusy(HttpResponse<String> answer) {
        return answer.statusCode() == UNAVAILABLE || answer.statusCode() == TOO_MANY;
    }

    private Map<String, Object> object(String text) {
        try {
            return json.readValue(text, Argument.mapOf(String.class, Object.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String text(Map<String, Object> object) {
        try {
            return json.writeValueAsString(object);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
