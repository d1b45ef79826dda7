package fr.voix.base.http;

import io.micronaut.http.HttpRequest;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/**
 * By what name a request is known in the log and to who sent it: a number drawn anew for each one, so that it tells nothing of them
 * and joins no two requests. What a client calls it is not asked.
 */
public final class RequestId {

    public static final String HEADER = "X-Request-Id";
    /** As lines of the log have it. */
    public static final String FIELD = "request";

    private RequestId() {}

    /** The same whenever it is asked of one request. */
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
