package fr.voix.base.guard;

import fr.voix.base.http.FilterOrder;
import fr.voix.base.http.OwnSite;
import fr.voix.base.http.ProblemType;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refuses writes that another site makes a browser send (CSRF). Reads only headers and answers at once, because a filter that
 * waits for the body breaks requests whose body arrives late (micronaut-core #11341).
 */
@ServerFilter("/**")
@Order(FilterOrder.CROSS_SITE)
class CrossSiteFilter {

    private static final Set<HttpMethod> SAFE =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, HttpMethod.TRACE);
    private static final Logger LOG = LoggerFactory.getLogger(CrossSiteFilter.class);
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final AtomicLong lastLine = new AtomicLong(System.nanoTime() - 2 * SECOND);
    private final OwnSite site;
    private final ErrorResponseHandler errors;

    CrossSiteFilter(OwnSite site, ErrorResponseHandler errors) {
        this.site = site;
        this.errors = errors;
    }

    @RequestFilter
    @Nullable
    HttpResponse<?> refuseCrossSite(HttpRequest<?> request) {
        if (SAFE.contains(request.getMethod()) || isOurs(request.getHeaders())) {
            return null;
        }
        log();
        return errors.refuse(request, ProblemType.CROSS_SITE);
    }

    /** One line a second at most, so that many requests do not fill the log. */
    private void log() {
        long told = lastLine.get();
        long now = System.nanoTime();
        if (now - told > SECOND && lastLine.compareAndSet(told, now)) {
            LOG.info("refused: a write that another site makes a browser send");
        }
    }

    private boolean isOurs(HttpHeaders headers) {
        return site.mayHaveSent(headers.getAll(OwnSite.FETCH_SITE), headers.getAll(HttpHeaders.ORIGIN));
    }
}
