package fr.voix.base.http;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MutableHttpResponse;

/** Headers that let pages of other sites read or show an answer (CORS, CORP). */
public final class CrossOrigin {

    /** Headers that scripts of other sites may read, besides those that are always allowed. */
    public static final String EXPOSED = "ETag, Link, RateLimit, RateLimit-Policy, Retry-After";

    /** Says whether pages of other sites may show an answer. */
    public static final String RESOURCE_POLICY = "Cross-Origin-Resource-Policy";

    public static final String SHOWN_ANYWHERE = "cross-origin";

    public static void open(MutableHttpResponse<?> response) {
        put(response, HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
        put(response, HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED);
        response.getHeaders().set(RESOURCE_POLICY, SHOWN_ANYWHERE);
    }

    /** Whether other sites may read or frame an answer: then they may also show it. */
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
