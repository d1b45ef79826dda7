package fr.voix;

import fr.voix.vote.robotcheck.TestVoters;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.Callable;

/** What tests ask of a service, and how they wait for it. */
public final class Http {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private Http() {}

    public static HttpResponse<String> get(EmbeddedServer service, String path) {
        return send(HttpRequest.newBuilder(URI.create(service.getURI() + path)));
    }

    public static HttpResponse<String> send(HttpRequest.Builder request) {
        return CLIENT.sendAsync(request.build(), BodyHandlers.ofString()).join();
    }

    /** « Pour », by somebody who comes for the first time. */
    public static HttpResponse<String> vote(EmbeddedServer service, String uid) {
        return vote(
                service,
                uid,
                service.getApplicationContext().getBean(TestVoters.class).aVoter());
    }

    /** « Pour ». */
    public static HttpResponse<String> vote(EmbeddedServer service, String uid, String cookie) {
        return vote(service, uid, cookie, "pour");
    }

    public static HttpResponse<String> vote(EmbeddedServer service, String uid, String cookie, String choice) {
        return send(voting(service, uid, cookie, choice));
    }

    public static HttpRequest.Builder voting(EmbeddedServer service, String uid, String cookie, String choice) {
        return ballot(service, uid, cookie)
                .PUT(BodyPublishers.ofString(
                        "{\"choice\":\"" + choice + "\",\"nonce\":\"AAECAwQFBgcICQoLDA0ODw\",\"consent\":true}"));
    }

    public static HttpRequest.Builder ballot(EmbeddedServer service, String uid, String cookie) {
        return HttpRequest.newBuilder(service.getURI().resolve("/api/v1/scrutins/" + uid + "/ballot"))
                .header("Content-Type", "application/json")
                .header("Cookie", cookie);
    }

    public static void until(Callable<Boolean> condition) {
        try {
            for (long end = System.nanoTime() + LONGEST.toNanos(); !condition.call(); Thread.sleep(20)) {
                if (System.nanoTime() > end) {
                    throw new AssertionError("not in time");
                }
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
