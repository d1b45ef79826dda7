package fr.voix.base.telemetry;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.common.export.HttpResponse;
import io.opentelemetry.sdk.common.export.HttpSender;
import io.opentelemetry.sdk.common.export.HttpSenderConfig;
import io.opentelemetry.sdk.common.export.MessageWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Sends one export to a collector, and is done with it in time whatever that answers: the time of a request of the JDK's ends with the
 * head of the answer, and its body may never come.
 */
final class CollectorClient implements HttpSender {

    private static final byte[] UNREAD = {};

    /** Of an answer of which nobody reads more than the status. */
    private static final int MOST_BYTES = 64 * 1024;

    private final HttpSenderConfig config;
    private final HttpClient http;

    CollectorClient(HttpSenderConfig config) {
        this.config = config;
        this.http = HttpClient.newBuilder()
                .connectTimeout(config.getConnectTimeout())
                .build();
    }

    @Override
    public void send(MessageWriter message, Consumer<HttpResponse> onAnswer, Consumer<Throwable> onFailure) {
        CompletableFuture<java.net.http.HttpResponse<Void>> answer;
        try {
            answer = http.sendAsync(request(message), BodyHandlers.limiting(BodyHandlers.discarding(), MOST_BYTES));
        } catch (IOException | RuntimeException e) {
            onFailure.accept(e);
            return;
        }
        answer.copy()
                .orTimeout(config.getTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((answered, failure) -> {
                    if (failure == null) {
                        onAnswer.accept(new Answer(answered.statusCode()));
                    } else {
                        // and its connection is closed
                        answer.cancel(true);
                        onFailure.accept(failure);
                    }
                });
    }

    private HttpRequest request(MessageWriter message) throws IOException {
        var body = new ByteArrayOutputStream(Math.max(0, message.getContentLength()));
        message.writeMessage(body);
        HttpRequest.Builder request = HttpRequest.newBuilder(config.getEndpoint())
                .header("Content-Type", config.getContentType())
                .POST(BodyPublishers.ofByteArray(body.toByteArray()));
        config.getHeadersSupplier()
                .get()
                .forEach((name, values) -> values.forEach(value -> request.header(name, value)));
        return request.build();
    }

    @Override
    public CompletableResultCode shutdown() {
        http.shutdownNow();
        return CompletableResultCode.ofSuccess();
    }

    /** Of which nobody reads more than the status. */
    private record Answer(int status) implements HttpResponse {

        @Override
        public int getStatusCode() {
            return status;
        }

        @Override
        public String getStatusMessage() {
            return "";
        }

        @Override
        public byte[] getResponseBody() {
            return UNREAD;
        }
    }
}
