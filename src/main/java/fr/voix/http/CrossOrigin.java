package fr.voix.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MutableHttpResponse;

/** What pages of other sites may read, and of it. */
final class CrossOrigin {

    /** Which headers scripts of other sites see, besides the few that they always do. */
    static final String EXPOSED = "ETag, Link, RateLimit, RateLimit-Policy, Retry-After";

    static void open(MutableHttpResponse<?> response) {
        put(response, HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
        put(response, HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED);
    }

    private static void put(MutableHttpResponse<?> response, String name, String value) {
        if (!response.getHeaders().contains(name)) {
            response.header(name, value);
        }
    }

    private CrossOrigin() {}
}
