package fr.voix.desk.account.entry;

import fr.voix.desk.account.Team;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A browser without JavaScript, as far as these pages need one: it keeps the cookie and fills in forms. */
public final class Browser {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");
    private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"([^\"]+)\"");

    private final String origin;
    private String pageOrigin;
    private String cookie;
    private String device;
    private String network;
    private boolean isPlain;

    public Browser(URI server) {
        this.origin = "http://localhost:" + server.getPort();
        this.pageOrigin = origin;
    }

    public String origin() {
        return origin;
    }

    /** As a proxy hands on what comes to that origin. */
    public Browser behind(String publicOrigin) {
        pageOrigin = publicOrigin;
        return this;
    }

    public String cookie() {
        return cookie;
    }

    public Browser withCookie(String value) {
        cookie = value;
        return this;
    }

    /** A browser that nobody signed in with before. */
    public Browser withoutDevice() {
        device = null;
        return this;
    }

    /** It sends its cookies by the names that they have on this machine without https. */
    public Browser withPlainNames() {
        isPlain = true;
        return this;
    }

    /** As if it came from that address, where proxies are trusted. */
    public Browser from(String address) {
        network = address;
        return this;
    }

    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(address(path)).header("Accept", "text/html"));
    }

    public HttpResponse<String> getJson(String path) {
        return send(HttpRequest.newBuilder(address(path)).header("Accept", "application/json"));
    }

    /** Sends a form of these fields, each as name=value. */
    public HttpResponse<String> post(String path, String... fields) {
        var pairs = new ArrayList<String>();
        for (var field : fields) {
            var pair = field.split("=", 2);
            pairs.add(pair[0] + "=" + URLEncoder.encode(pair[1], StandardCharsets.UTF_8));
        }
        return send(HttpRequest.newBuilder(address(path))
                .header("Accept", "text/html")
                .header("Origin", pageOrigin)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(String.join("&", pairs))));
    }

    /** The same with the token of the session, as its pages have it. */
    public HttpResponse<String> submit(String path, String... fields) {
        var all = new ArrayList<>(List.of("csrf=" + csrf(get("/moderation/compte"))));
        all.addAll(List.of(fields));
        return post(path, all.toArray(String[]::new));
    }

    /** One in which that colleague works. */
    public static Browser of(EmbeddedServer server, String email) {
        var browser = new Browser(server.getURI());
        browser.enter(email);
        return browser;
    }

    /** With a session that the service opened for the colleague, where signing in is not what is looked at. */
    public void enter(String email) {
        cookie = Team.sessionOf(email);
    }

    /** Both steps, as far as the password is right and the colleague has an app; the answer of the last one. */
    public HttpResponse<String> signIn(String email, String password) {
        var first = password(email, password);
        var next = first.headers().firstValue("location").filter(path -> path.endsWith("/second-facteur"));
        var code = next.flatMap(path -> Team.codeOf(email));
        return code.isEmpty() ? first : post(next.get(), "csrf=" + csrf(get(next.get())), "code=" + code.get());
    }

    /** The first step alone. */
    public HttpResponse<String> password(String email, String password) {
        return post("/moderation/connexion", "mail=" + email, "password=" + password);
    }

    public static String csrf(HttpResponse<String> page) {
        return first(CSRF, page);
    }

    public static String version(HttpResponse<String> page) {
        return first(VERSION, page);
    }

    private static String first(Pattern pattern, HttpResponse<String> page) {
        var found = pattern.matcher(page.body());
        if (!found.find()) {
            throw new AssertionError("No " + pattern + " in " + page.body());
        }
        return found.group(1);
    }

    public static List<String> setCookies(HttpResponse<String> response) {
        return response.headers().allValues("set-cookie");
    }

    private URI address(String path) {
        return URI.create(path.startsWith("http") ? path : origin + path);
    }

    /** On this machine without https by its plain name. */
    private static boolean isNamed(String name, String header) {
        return header.startsWith(name + "=") || header.startsWith(EntryCookies.plain(name + "="));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        if (cookie != null) {
            var pair = EntryCookies.SESSION + "=" + cookie;
            request.header("Cookie", isPlain ? EntryCookies.plain(pair) : pair);
        }
        if (device != null) {
            request.header("Cookie", EntryCookies.DEVICE + "=" + device);
        }
        if (network != null) {
            request.header("X-Forwarded-For", network);
        }
        try {
            var response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            for (var header : setCookies(response)) {
                var value = header.substring(header.indexOf('=') + 1, header.indexOf(';'));
                if (isNamed(EntryCookies.DEVICE, header)) {
                    device = value;
                }
                if (isNamed(EntryCookies.SESSION, header)) {
                    cookie = value.isEmpty() ? null : value;
                }
            }
            return response;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
