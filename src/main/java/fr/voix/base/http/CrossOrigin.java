package fr.voix.base.http;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MutableHttpResponse;

/** What pages of other sites may read, and of it. */
public final class CrossOrigin {

    /** Which headers scripts of other sites see, besides the few that they always do. */
    public static final String EXPOSED = "ETag, Link, RateLimit, RateLimit-Policy, Retry-After";

    /** Whether pages of other sites may show what is answered, read or not. */
    public static final String RESOURCE_POLICY = "Cross-Origin-Resource-Policy";

    public static final String SHOWN_ANYWHERE = "cross-origin";

    public static void open(MutableHttpResponse<?> response) {
        put(response, HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
        put(response, HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED);
        response.getHeaders().set(RESOURCE_POLICY, SHOWN_ANYWHERE);
    }

    /** What others may read or frame is theirs to show. */
    public static boolean isForOthers(@Nullable String allowedOrigin, @Nullable String policy) {
        return "*".equals(allowedOrigin) || policy != null && policy.contains("frame-ancestors *");
    }

    private static void put(MutableHttpResponse<?> response, String name, String value) {
        if (!response.getHeaders().contains(name)) {
            response.header(name, value);
        }
    }

    private CrossOrigin() {}
}
