package fr.voix.base.http;

import io.micronaut.http.HttpRequest;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The id of a request in the log and in its answer: drawn at random for each, so that it says nothing of the sender and joins no
 * two requests. An id sent by the client is ignored.
 */
public final class RequestId {

    public static final String HEADER = "X-Request-Id";
    /** The field in the log. */
    public static final String FIELD = "request";

    private RequestId() {}

    /** The id, drawn at the first call for a request. */
    public static String of(HttpRequest<?> request) {
        return request.getAttribute(HEADER, String.class).orElseGet(() -> {
            String id = draw();
            request.setAttribute(HEADER, id);
            return id;
        });
    }

    private static String draw() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong(), 12);
    }
}
