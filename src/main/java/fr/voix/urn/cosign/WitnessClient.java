package fr.voix.urn.cosign;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.base.secret.Sha256;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Sends {@code add-checkpoint} (C2SP {@code tlog-witness}) to witnesses that may be slow, away, or send anything. */
@Singleton
class WitnessClient {

    private static final Duration LONGEST = Duration.ofSeconds(2);
    private static final long MOST_BYTES = 32_768;
    private static final int LONGEST_SIZE = 18;

    private final BoundedClient http = new BoundedClient(LONGEST, MOST_BYTES);

    /** What was answered, if it was. */
    sealed interface Answer {

        /** @param lines not checked yet */
        record Signed(String lines) implements Answer {}

        /** @param size of the head that it knows */
        record Known(long size) implements Answer {}

        /** Nothing leads from what it knows to what it was asked to sign. */
        record Contradicted() implements Answer {}

        /** @param why in a few words that may be shown in public */
        record None(String why) implements Answer {}
    }

    Answer ask(String url, long old, List<byte[]> proof, LogHead head) {
        StringBuilder body = new StringBuilder("old ").append(old).append('\n');
        proof.forEach(
                hash -> body.append(Base64.getEncoder().encodeToString(hash)).append('\n'));
        body.append('\n').append(head.note());
        try {
            return read(http.send(HttpRequest.newBuilder(URI.create(url + "/add-checkpoint"))
                    .header("Content-Type", "text/plain; charset=utf-8")
                    .POST(BodyPublishers.ofString(body.toString()))));
        } catch (IOException e) {
            return new Answer.None(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
        }
    }

    /** The newest head of a log that it co-signed, as it shows it; empty where it shows none, or does not answer. */
    Optional<String> newest(String url, String origin) {
        String hash = HexFormat.of().formatHex(Sha256.hash(origin.getBytes(UTF_8)));
        try {
            HttpResponse<byte[]> answer =
                    http.send(HttpRequest.newBuilder(URI.create(url + "/" + hash + "/checkpoint")));
            return answer.statusCode() == 200 ? Optional.of(new String(answer.body(), UTF_8)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // asked again with the next question
        }
    }

    private static Answer read(HttpResponse<byte[]> answer) {
        String text = new String(answer.body(), UTF_8);
        return switch (answer.statusCode()) {
            case 200 -> new Answer.Signed(text);
            case 409 ->
                text.matches("(0|[1-9][0-9]{0," + (LONGEST_SIZE - 1) + "})\n")
                        ? new Answer.Known(Long.parseLong(text.strip()))
                        : new Answer.None("HTTP 409 without a size");
            case 422 -> new Answer.Contradicted();
            case 403 -> new Answer.None("HTTP 403: it does not know our key");
            case 404 -> new Answer.None("HTTP 404: it does not know our log");
            default -> new Answer.None("HTTP " + answer.statusCode());
        };
    }

    @PreDestroy
    void close() {
        http.close();
    }
}
