package fr.voix.proof;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A store that takes {@code PUT} and keeps: what is noted at one moment is one object, {@code MOMENT-UUID.notes}, never written
 * twice; {@code newest}, written once a minute, has the newest note of each urn.
 */
final class PutSinkClient implements NoteSinkClient {

    private static final Duration NEWEST_EVERY = Duration.ofMinutes(1);

    private final String host;
    private final String base;
    private final Duration longest;
    private final HttpClient http;
    private final NewestNoteListener newest = new NewestNoteListener();
    private Instant newestAt = Instant.MIN;

    /** @param longest after which an answer is not waited for */
    PutSinkClient(String host, String base, Duration longest) {
        this.host = host;
        this.base = base.endsWith("/") ? base : base + "/";
        this.longest = longest;
        this.http = HttpClient.newBuilder()
                .connectTimeout(longest)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public void put(List<String> notes, Instant at) throws IOException {
        put(at.toString().replace(':', '-') + "-" + UUID.randomUUID() + ".notes", NoteFileReader.text(at, notes));
        for (String note : notes) {
            KeptNote.parse(host, at, note).ifPresent(newest::onNote);
        }
        if (newestAt.isBefore(at.minus(NEWEST_EVERY))) {
            readNewest(newest);
            putNewest(at);
        }
    }

    @Override
    public void beginEpoch(Map<String, Long> sizes, Instant at) throws IOException {
        readNewest(newest);
        sizes.forEach(newest::onEpoch);
        putNewest(at);
    }

    private void putNewest(Instant at) throws IOException {
        put("newest", NoteFileReader.text(at, newest.texts()));
        newestAt = at;
    }

    private void put(String name, String text) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + name))
                .timeout(longest)
                .header("Content-Type", "text/plain; charset=utf-8")
                .PUT(BodyPublishers.ofString(text))
                .build();
        int status = send(request, BodyHandlers.discarding()).statusCode();
        if (status / 100 != 2) {
            throw new IOException("HTTP " + status);
        }
    }

    @Override
    public void readNewest(NoteListener listener) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + "newest"))
                .timeout(longest)
                .build();
        HttpResponse<byte[]> answer = send(request, BodyHandlers.ofByteArray());
        if (answer.statusCode() == 200) {
            new NoteFileReader(host).read(new ByteArrayInputStream(answer.body()), listener);
        } else if (answer.statusCode() != 404) {
            throw new IOException("HTTP " + answer.statusCode());
        }
    }

    /** The time-out of a request ends with the header: whoever dawdles over the rest is left as well. */
    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) throws IOException {
        var answer = http.sendAsync(request, handler);
        try {
            return answer.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new IOException("no answer within " + longest.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
