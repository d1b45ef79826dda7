package fr.voix.urn.note;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A store that takes {@code PUT} and keeps: what is noted at one moment is one object, {@code MOMENT-UUID.notes}, never written
 * twice; {@code newest}, written once a minute, has the newest note of each urn.
 */
final class PutSinkClient implements NoteSinkClient {

    private static final Duration NEWEST_EVERY = Duration.ofMinutes(1);

    /** Enough for some 200,000 urns. */
    private static final long MOST_BYTES = 128L << 20;

    private final String host;
    private final String base;
    private final BoundedClient http;
    private final NewestNoteListener newest = new NewestNoteListener();
    private Instant newestAt = Instant.MIN;
    /** Whether something was put that {@code newest} does not have. */
    private boolean isNewer;

    /** @param longest after which an answer is not waited for */
    PutSinkClient(String host, String base, Duration longest) {
        this.host = host;
        this.base = base.endsWith("/") ? base : base + "/";
        this.http = new BoundedClient(longest, MOST_BYTES);
    }

    @Override
    public synchronized void put(List<String> notes, Instant at) throws IOException {
        if (!notes.isEmpty()) {
            put(at.toString().replace(':', '-') + "-" + UUID.randomUUID() + ".notes", NoteFileReader.text(at, notes));
            isNewer = true;
        }
        for (String note : notes) {
            KeptNote.parse(host, at, note).ifPresent(newest::onNote);
        }
        if (isNewer && newestAt.isBefore(at.minus(NEWEST_EVERY))) {
            readNewest(newest);
            putNewest(at);
        }
    }

    @Override
    public synchronized void beginEpoch(Map<String, Long> sizes, Instant at) throws IOException {
        readNewest(newest);
        sizes.forEach(newest::onEpoch);
        putNewest(at);
    }

    private void putNewest(Instant at) throws IOException {
        put("newest", NoteFileReader.text(at, newest.texts()));
        newestAt = at;
        isNewer = false;
    }

    private void put(String name, String text) throws IOException {
        int status = http.send(HttpRequest.newBuilder(URI.create(base + name))
                        .header("Content-Type", "text/plain; charset=utf-8")
                        .PUT(BodyPublishers.ofString(text)))
                .statusCode();
        if (status / 100 != 2) {
            throw new IOException("HTTP " + status);
        }
    }

    @Override
    public void readNewest(NoteListener listener) throws IOException {
        HttpResponse<byte[]> answer = http.send(HttpRequest.newBuilder(URI.create(base + "newest")));
        if (answer.statusCode() == 200) {
            new NoteFileReader(host).read(new ByteArrayInputStream(answer.body()), listener);
        } else if (answer.statusCode() != 404) {
            throw new IOException("HTTP " + answer.statusCode());
        }
    }
}
