package fr.voix.base.answer;

import fr.voix.base.http.CrossOrigin;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.util.function.Supplier;

/** Answers a request from the cache: without cookies, the same bytes for everyone. */
@Singleton
public record KeptAnswers(AnswerCache cache) {

    /**
     * @param address the key of this answer; when it is the path of the request, later requests are answered on the event loop
     * @param make called when no valid answer is cached; has to pass its semaphore itself
     */
    public HttpResponse<byte[]> answer(HttpRequest<?> request, String address, Supplier<Kept> make) {
        Answer answer = cache.get(address, make);
        if (answer.location() != null) {
            return redirect(answer);
        }
        boolean isGzip = answer.isCompressible()
                && Answer.acceptsGzip(request.getHeaders().get(HttpHeaders.ACCEPT_ENCODING));
        String known = request.getHeaders().get(HttpHeaders.IF_NONE_MATCH);
        if (known != null && answer.matches(known)) {
            return common(HttpResponse.notModified(), answer, isGzip);
        }
        MutableHttpResponse<byte[]> response = HttpResponse.ok(answer.bytes(isGzip));
        if (isGzip) {
            response.header(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        if (answer.isForAnyOrigin()) {
            response.header(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, CrossOrigin.EXPOSED);
        }
        return common(response, answer, isGzip).header(HttpHeaders.CONTENT_TYPE, answer.contentType());
    }

    private static HttpResponse<byte[]> redirect(Answer answer) {
        if (!answer.isMovedForGood()) {
            // browsers check this header at each redirect of an image
            return HttpResponse.<byte[]>status(HttpStatus.FOUND)
                    .header(HttpHeaders.LOCATION, answer.location())
                    .header(CrossOrigin.RESOURCE_POLICY, CrossOrigin.SHOWN_ANYWHERE);
        }
        // cached for a second only: a theme may get its old name back
        return HttpResponse.<byte[]>status(HttpStatus.MOVED_PERMANENTLY)
                .header(HttpHeaders.LOCATION, answer.location())
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                .header(HttpHeaders.CACHE_CONTROL, Answer.CACHING);
    }

    private static MutableHttpResponse<byte[]> common(
            MutableHttpResponse<byte[]> response, Answer answer, boolean isGzip) {
        if (answer.isForAnyOrigin()) {
            response.header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
        }
        // also in a 304: its headers replace those that the reader has cached, and a filter adds the missing ones
        answer.headers().forEach(response.getHeaders()::set);
        response.getHeaders().set(HttpHeaders.CACHE_CONTROL, answer.caching());
        return response.header(HttpHeaders.ETAG, answer.etag(isGzip))
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    }
}
