package fr.voix.petition.author;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.net.URI;

/**
 * Answers that no cache and no search engine keeps. Referrer-Policy stays what it is everywhere, {@code same-origin}: other
 * sites learn nothing of a private address, and under {@code no-referrer} browsers would send {@code Origin: null} with our own
 * forms, which are then refused.
 */
@Singleton
class PrivateAnswers {

    private static final MediaType HTML = MediaType.of("text/html;charset=utf-8");

    HttpResponse<byte[]> page(byte[] html) {
        return page(HttpStatus.OK, html);
    }

    HttpResponse<byte[]> page(HttpStatus status, byte[] html) {
        return withHeaders(HttpResponse.<byte[]>status(status).body(html).contentType(HTML));
    }

    /** Too much came from there, and when to come back; at once, where no minutes help. */
    HttpResponse<byte[]> refused(long minutes, byte[] html) {
        if (minutes == 0) {
            return page(HttpStatus.UNPROCESSABLE_ENTITY, html);
        }
        return withHeaders(HttpResponse.<byte[]>status(HttpStatus.TOO_MANY_REQUESTS)
                .header(HttpHeaders.RETRY_AFTER, Long.toString(60 * minutes))
                .body(html)
                .contentType(HTML));
    }

    HttpResponse<byte[]> seeOther(String address) {
        return withHeaders(HttpResponse.<byte[]>seeOther(URI.create(address)));
    }

    private static HttpResponse<byte[]> withHeaders(MutableHttpResponse<byte[]> response) {
        return response.header(HttpHeaders.CACHE_CONTROL, "no-store").header("X-Robots-Tag", "noindex, nofollow");
    }
}
