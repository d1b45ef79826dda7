package fr.voix.petition.signature;

import fr.voix.base.mail.ReceivedMail;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser without JavaScript, of somebody who signs. */
public final class Signatory {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private static final Pattern REQUEST = Pattern.compile("name=\"demande\" value=\"([^\"]+)\"");

    private final URI server;
    private final String[] headers;

    /** @param headers name, value, name, value… of every request */
    public Signatory(URI server, String... headers) {
        this.server = URI.create("http://localhost:" + server.getPort());
        this.headers = headers;
    }

    /** The form as most people fill it in. */
    public static Map<String, String> form(String name, String mail) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("nom", name);
        form.put("mail", mail);
        form.put("pays", "FR");
        form.put("codePostal", "35000");
        form.put("consentement", "oui");
        return form;
    }

    public HttpResponse<String> sign(long petitionId, Map<String, String> form) {
        return post("/petitions/" + petitionId + "/signatures", form);
    }

    public HttpResponse<String> get(String address) {
        return send(request(address).GET());
    }

    public HttpResponse<String> head(String address) {
        return send(request(address).method("HEAD", BodyPublishers.noBody()));
    }

    /** The page that an answer leads to. */
    public HttpResponse<String> follow(HttpResponse<String> answer) {
        return get(answer.headers().firstValue("Location").orElseThrow());
    }

    public HttpResponse<String> post(String address, Map<String, String> form) {
        return send(request(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form.entrySet().stream()
                        .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                        .collect(Collectors.joining("&")))));
    }

    /** What a page names in its forms. */
    public static String requestIn(HttpResponse<String> page) {
        var found = REQUEST.matcher(page.body());
        if (!found.find()) {
            throw new AssertionError("no request in " + page.body());
        }
        return found.group(1);
    }

    /** The link in a letter by which a signature is confirmed. */
    public static String confirmationIn(ReceivedMail letter) {
        return letter.links().stream()
                .filter(link -> link.contains("/signatures/") && !link.contains("/retrait"))
                .findFirst()
                .orElseThrow();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String address) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.resolve(address)).header("Accept", "text/html");
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return request;
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
