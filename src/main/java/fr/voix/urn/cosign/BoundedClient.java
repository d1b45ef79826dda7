package fr.voix.urn.cosign;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks another server, which may be slow, send without end, or be away. The time-out of a request ends with the header of its
 * answer: one that is slow with the rest is left as well.
 */
final class BoundedClient implements AutoCloseable {

    private final Duration longest;
    private final long most;
    private final HttpClient http;

    /**
     * @param longest after which an answer is not waited for
     * @param most bytes of an answer
     */
    BoundedClient(Duration longest, long most) {
        this.longest = longest;
        this.most = most;
        this.http = HttpClient.newBuilder()
                .connectTimeout(longest)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** The whole answer. */
    HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException {
        CompletableFuture<HttpResponse<byte[]>> answer = http.sendAsync(
                request.timeout(longest).build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), most));
        try {
            return answer.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new IOException("no whole answer within " + longest.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
