package fr.voix.site;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.util.function.Supplier;

/** Answers with a cached page: no cookie, the same bytes for everyone. */
@Singleton
class PageHandler {

    /** Shared caches may keep a page for a second, as this service does; browsers ask every time. */
    private static final String CACHING = "public, max-age=0, s-maxage=1, must-revalidate";

    private final PageCacheService cache;

    PageHandler(PageCacheService cache) {
        this.cache = cache;
    }

    /**
     * @param address what tells this page from all others, its language included
     * @param render called only when no fresh copy is kept
     */
    HttpResponse<byte[]> page(HttpRequest<?> request, String address, Supplier<byte[]> render) {
        return pageOrRedirect(request, address, () -> RenderedPage.of(render.get()));
    }

    /** The same for an address that may only lead to another. */
    HttpResponse<byte[]> pageOrRedirect(HttpRequest<?> request, String address, Supplier<RenderedPage> render) {
        var page = cache.get(address, render);
        if (page.location() != null) {
            return HttpResponse.<byte[]>status(HttpStatus.FOUND).header(HttpHeaders.LOCATION, page.location());
        }
        var headers = request.getHeaders();
        var isGzip = accepts(headers.get(HttpHeaders.ACCEPT_ENCODING));
        var known = headers.get(HttpHeaders.IF_NONE_MATCH);
        if (known != null && page.matches(known)) {
            return caching(HttpResponse.notModified(), page, isGzip);
        }
        MutableHttpResponse<byte[]> response = HttpResponse.ok(isGzip ? page.gzip() : page.plain());
        if (isGzip) {
            response.header(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        return caching(response, page, isGzip).header(HttpHeaders.CONTENT_TYPE, "text/html;charset=utf-8");
    }

    private static MutableHttpResponse<byte[]> caching(
            MutableHttpResponse<byte[]> response, RenderedPage page, boolean isGzip) {
        return response.header(HttpHeaders.ETAG, page.etag(isGzip))
                .header(HttpHeaders.CACHE_CONTROL, CACHING)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    }

    private static boolean accepts(String encodings) {
        return encodings != null && encodings.matches("(?i)(.*[\\s,])?gzip(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$)).*");
    }
}
