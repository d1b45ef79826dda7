package fr.voix;

import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** Somebody who reads, keeps nothing and follows no redirect. */
@Singleton
public record Visitor(EmbeddedServer server) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** Asks for a page, or as a program where that is the interface of programs. */
    public HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(
                URI.create(URI.create(server.getURI() + path).toASCIIString()));
        return path.startsWith("/api/") ? request : request.header("Accept", "text/html,*/*;q=0.8");
    }

    public HttpResponse<String> get(String path) {
        return send(request(path));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        return send(request, BodyHandlers.ofString());
    }

    public <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
        try {
            return HTTP.send(request.build(), body);
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** What is there, and nothing else. */
    public String body(String path) {
        var answer = get(path);
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + " " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    public Document page(String path) {
        return Jsoup.parse(body(path));
    }
}
