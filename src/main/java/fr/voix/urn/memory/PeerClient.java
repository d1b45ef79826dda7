package fr.voix.urn.memory;

import fr.voix.urn.note.BoundedClient;
import fr.voix.urn.note.KeptNote;
import fr.voix.urn.note.NoteListener;
import fr.voix.urn.note.UrnKeyService;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Asks another instance, or a mirror, what is signed of all urns; what it says is held against signatures, not believed. */
@Singleton
record PeerClient(UrnKeyService keys, JsonMapper json, Clock clock) {

    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final long MOST_BYTES = 4 << 20;
    private static final int MOST_PAGES = 10_000;

    /**
     * Tells all that it lists, page after page, and where it says that the account of acts and the register end.
     *
     * @param longest after which it is not asked for a further page
     */
    void read(URI peer, Duration longest, NoteListener listener) throws IOException {
        Instant now = clock.instant();
        long until = System.nanoTime() + longest.toNanos();
        String after = "";
        try (BoundedClient http = new BoundedClient(ANSWER, MOST_BYTES)) {
            for (int page = 0; page < MOST_PAGES && System.nanoTime() < until; page++) {
                CheckpointListController.Slice slice = page(http, peer, after.isEmpty() ? null : after);
                Stream.concat(
                                Stream.of(slice.account(), slice.register()),
                                slice.items().stream().flatMap(item -> Stream.of(item.checkpoint(), item.last())))
                        .filter(Objects::nonNull)
                        .map(note -> KeptNote.parse(keys.host(), now, note))
                        .flatMap(Optional::stream)
                        .forEach(listener::onNote);
                if (slice.next() == null) {
                    return;
                }
                if (slice.next().compareTo(after) <= 0) {
                    break;
                }
                after = slice.next();
            }
        }
        throw new IOException("its list has no end");
    }

    private CheckpointListController.Slice page(BoundedClient http, URI peer, @Nullable String after)
            throws IOException {
        HttpResponse<byte[]> answer =
                http.send(HttpRequest.newBuilder(peer.resolve(CheckpointListController.address(after))));
        if (answer.statusCode() != 200) {
            throw new IOException("HTTP " + answer.statusCode());
        }
        return json.readValue(answer.body(), CheckpointListController.Slice.class);
    }
}
