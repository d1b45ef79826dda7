package fr.voix.proof;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Asks another instance, or a mirror, what is signed of all urns; what it says is held against signatures, not believed. */
@Singleton
class PeerClient {

    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final int MOST_BYTES = 4 << 20;
    private static final int MOST_PAGES = 10_000;

    private final UrnKeyService keys;
    private final JsonMapper json;
    private final Clock clock;

    PeerClient(UrnKeyService keys, JsonMapper json, Clock clock) {
        this.keys = keys;
        this.json = json;
        this.clock = clock;
    }

    /** Tells all that it lists, page after page. */
    void read(URI peer, NoteListener listener) throws IOException {
        Instant now = clock.instant();
        try (HttpClient http = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build()) {
            String after = null;
            for (int page = 0; page < MOST_PAGES; page++) {
                CheckpointListController.Slice slice = page(http, peer, after);
                slice.items().stream()
                        .flatMap(item -> Stream.of(item.checkpoint(), item.last()))
                        .filter(Objects::nonNull)
                        .map(note -> KeptNote.parse(keys.host(), now, note))
                        .flatMap(Optional::stream)
                        .forEach(listener::onNote);
                after = slice.next();
                if (after == null) {
                    return;
                }
            }
            throw new IOException("its list has no end");
        }
    }

    private CheckpointListController.Slice page(HttpClient http, URI peer, @Nullable String after) throws IOException {
        URI address = peer.resolve(CheckpointListController.address(after));
        HttpRequest request = HttpRequest.newBuilder(address).timeout(ANSWER).build();
        CompletableFuture<byte[]> body =
                http.sendAsync(request, BodyHandlers.ofInputStream()).thenApplyAsync(PeerClient::body);
        try {
            return json.readValue(body.get(ANSWER.toSeconds(), TimeUnit.SECONDS), CheckpointListController.Slice.class);
        } catch (TimeoutException e) {
            http.shutdownNow();
            throw new IOException("no whole answer within " + ANSWER.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause().toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static byte[] body(HttpResponse<InputStream> answer) {
        try (InputStream in = answer.body()) {
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("HTTP " + answer.statusCode());
            }
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new IllegalStateException("an answer of more than " + MOST_BYTES + " bytes");
            }
            return bytes;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
