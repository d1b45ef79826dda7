package fr.voix.http;

import fr.voix.platform.PublicUrl;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.Set;

/**
 * Refuses writes that another site makes a browser send. Reads headers alone and answers at once, because a filter that
 * waits for the body breaks requests whose body arrives late (micronaut-core #11341).
 */
@ServerFilter("/**")
class CrossSiteFilter implements Ordered {

    private static final Set<HttpMethod> SAFE =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, HttpMethod.TRACE);
    private static final Set<String> OURS = Set.of("same-origin", "none");

    private final PublicUrl publicUrl;
    private final ErrorResponseHandler errors;

    CrossSiteFilter(PublicUrl publicUrl, ErrorResponseHandler errors) {
        this.publicUrl = publicUrl;
        this.errors = errors;
    }

    @RequestFilter
    @Nullable
    HttpResponse<?> refuseCrossSite(HttpRequest<?> request) {
        if (SAFE.contains(request.getMethod()) || isOurs(request.getHeaders())) {
            return null;
        }
        return errors.refuse(request, ProblemType.CROSS_SITE);
    }

    /** Every header that is there must speak for us; a client that sends neither is not a browser. */
    private boolean isOurs(HttpHeaders headers) {
        return OURS.containsAll(headers.getAll("Sec-Fetch-Site"))
                && headers.getAll(HttpHeaders.ORIGIN).stream().allMatch(publicUrl.origin()::equalsIgnoreCase);
    }

    @Override
    public int getOrder() {
        return FilterOrder.CROSS_SITE;
    }
}
