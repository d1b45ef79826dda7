package fr.voix.base.answer;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import java.net.URI;
import java.util.Map;

/**
 * Answers for one person, which no cache and no search engine keeps. Referrer-Policy stays {@code same-origin} as everywhere:
 * other sites do not see a private address, and under {@code no-referrer} browsers would send {@code Origin: null} with our own
 * forms, which are then refused.
 */
public final class PersonalAnswers {

    private static final Map<String, String> UNKEPT =
            Map.of(HttpHeaders.CACHE_CONTROL, "no-store", "X-Robots-Tag", "noindex, nofollow");

    private static final MediaType HTML = MediaType.of("text/html; charset=utf-8");

    private PersonalAnswers() {}

    public static MutableHttpResponse<byte[]> page(HttpStatus status, byte[] html) {
        return kept(HttpResponse.<byte[]>status(status).body(html).contentType(HTML));
    }

    public static MutableHttpResponse<byte[]> page(byte[] html) {
        return page(HttpStatus.OK, html);
    }

    public static HttpResponse<byte[]> seeOther(String address) {
        return kept(HttpResponse.<byte[]>seeOther(URI.create(address)));
    }

    /** Marks an answer so that nobody else keeps it. */
    public static <T> MutableHttpResponse<T> kept(MutableHttpResponse<T> answer) {
        UNKEPT.forEach(answer::header);
        return answer;
    }
}
