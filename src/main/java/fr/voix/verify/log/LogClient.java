package fr.voix.verify.log;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;

/**
 * Asks a service that is not trusted: sixteen requests at a time over as many kept connections, no redirect followed, every answer bounded in bytes and in
 * time, and another attempt when it is busy.
 */
public final class LogClient implements AutoCloseable {

    private static final int AT_A_TIME = 16;

    /** What says that there is nothing may be longer than what would be there: a tile of one hash has 32 bytes. */
    private static final int MOST_BYTES_OF_A_REFUSAL = 1 << 20;

    private final URI service;
    private final LogLimits limits;
    private final HttpClient http;
    private final Semaphore permits = new Semaphore(AT_A_TIME, true);

    public LogClient(URI service, LogLimits limits) {
        this.service = service;
        this.limits = limits;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(limits.connect())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** Empty when there is nothing at that path. */
    public Optional<byte[]> get(String path, int mostBytes) throws UncheckableException {
        int failures = 0;
        int refusals = 0;
        while (true) {
            Attempt attempt = attempt(path, mostBytes);
            if (attempt.isAnswered()) {
                return Optional.ofNullable(attempt.body());
            }
            failures += attempt.isRefused() ? 0 : 1;
            refusals += attempt.isRefused() ? 1 : 0;
            if (failures >= limits.attempts() || refusals >= limits.refusals()) {
                throw new UncheckableException(path + ": gave up, " + attempt.failure());
            }
            sleep(attempt.pause());
        }
    }

    /** How one attempt ended: with an answer, or with what may be better next time. */
    private record Attempt(boolean isAnswered, byte[] body, boolean isRefused, String failure, Duration pause) {}

    private Attempt attempt(String path, int mostBytes) throws UncheckableException {
        permits.acquireUninterruptibly();
        try {
            HttpResponse<byte[]> response = send(path, mostBytes);
            return switch (response.statusCode()) {
                case 200 -> new Attempt(true, unpacked(path, response, mostBytes), false, null, null);
                case 404, 410 -> new Attempt(true, null, false, null, null);
                case 429 -> new Attempt(false, null, true, "HTTP 429", pause(response));
                case 500, 502, 503, 504 -> failed(path, response);
                default -> throw new UncheckableException(path + ": HTTP " + response.statusCode() + whereTo(response));
            };
        } catch (IOException e) {
            return new Attempt(false, null, false, reason(e), limits.pause());
        } finally {
            permits.release();
        }
    }

    /** Bounded as a body that was not packed. */
    private static byte[] unpacked(String path, HttpResponse<byte[]> response, int mostBytes)
            throws IOException, UncheckableException {
        if (!"gzip".equals(response.headers().firstValue("Content-Encoding").orElse(""))) {
            return response.body();
        }
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
            byte[] body = in.readNBytes(mostBytes + 1);
            if (body.length > mostBytes) {
                throw new UncheckableException(path + ": the answer is longer than it may be, " + mostBytes + " bytes");
            }
            return body;
        }
    }

    private Attempt failed(String path, HttpResponse<byte[]> response) throws WithheldException {
        Optional<String> contradiction = LogProblem.contradiction(response.body());
        if (contradiction.isPresent()) {
            throw new WithheldException(path + ": " + contradiction.get());
        }
        boolean isRefused = LogProblem.isBusy(response.body());
        return new Attempt(false, null, isRefused, "HTTP " + response.statusCode(), pause(response));
    }

    private HttpResponse<byte[]> send(String path, int mostBytes) throws IOException, UncheckableException {
        HttpRequest request = HttpRequest.newBuilder(service.resolve(path))
                .timeout(limits.answer())
                .header("User-Agent", "voix-verify")
                .header("Accept", "application/problem+json, */*")
                .header("Accept-Encoding", "gzip")
                .build();
        CompletableFuture<HttpResponse<byte[]>> answer = http.sendAsync(
                request,
                info -> BodySubscribers.limiting(
                        BodySubscribers.ofByteArray(), info.statusCode() == 200 ? mostBytes : MOST_BYTES_OF_A_REFUSAL));
        try {
            return answer.get(limits.answer().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (String.valueOf(e.getCause().getMessage()).startsWith("body exceeds capacity")) {
                throw new UncheckableException(path + ": the answer is longer than it may be, " + mostBytes + " bytes");
            }
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new IOException("no whole answer within " + limits.answer().toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckableException("interrupted");
        }
    }

    private Duration pause(HttpResponse<?> response) {
        Duration asked = response.headers()
                .firstValue("Retry-After")
                .filter(value -> value.matches("[0-9]{1,5}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)))
                .orElse(limits.pause());
        return asked.compareTo(limits.mostPause()) > 0 ? limits.mostPause() : asked;
    }

    private static String whereTo(HttpResponse<?> response) {
        return response.statusCode() / 100 == 3
                ? ", a redirect to " + response.headers().firstValue("Location").orElse("nowhere")
                        + "; a verifier follows none"
                : "";
    }

    private static String reason(IOException e) {
        String message = e.getMessage();
        return message == null || message.isEmpty()
                ? "no connection (" + e.getClass().getSimpleName() + ")"
                : message;
    }

    /** Before something is asked again that another server, or a later moment, may answer otherwise. */
    public void pause() throws UncheckableException {
        sleep(limits.pause());
    }

    private static void sleep(Duration pause) throws UncheckableException {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckableException("interrupted");
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
        http.close();
    }

    /** What a service says when it does not answer (RFC 9457): that others come first, or that figures are withheld, and why. */
    private static final class LogProblem {

        private static final String CONTRADICTED = "/api/v1/problems/contradicted";
        private static final String BUSY = "/api/v1/problems/busy";
        private static final int MOST_SHOWN = 100;

        private LogProblem() {}

        /** Whether it would answer once others have been. */
        static boolean isBusy(byte[] body) {
            return of(BUSY, body).isPresent();
        }

        /** What is contradicted, as a sentence; empty for every other problem, and for what is none. */
        static Optional<String> contradiction(byte[] body) {
            return of(CONTRADICTED, body)
                    .map(problem ->
                            "the service withholds this urn, since it contradicts what was published or its own leaves"
                                    + tree(problem, "published") + tree(problem, "found"));
        }

        private static Optional<JsonObject> of(String type, byte[] body) {
            try {
                return Optional.of(JsonObject.parse(body, "a problem"))
                        .filter(problem -> type.equals(problem.fields().get("type")));
            } catch (DifferenceException e) {
                return Optional.empty();
            }
        }

        /** Nothing where the service does not say it: an urn may contradict its own leaves alone. */
        private static String tree(JsonObject problem, String name) {
            if (!(problem.fields().get(name) instanceof JsonObject tree) || !tree.has("size")) {
                return "";
            }
            return "; " + name + ": " + shown(tree, "size") + " leaves"
                    + (tree.has("root") ? ", root " + shown(tree, "root") : "");
        }

        private static String shown(JsonObject tree, String name) {
            String text = tree.fields().get(name).toString();
            return (text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) : text).replaceAll("\\p{Cntrl}", "?");
        }
    }
}
