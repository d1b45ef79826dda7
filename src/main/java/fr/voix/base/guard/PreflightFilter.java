package fr.voix.base.guard;

import fr.voix.base.http.FilterOrder;
import fr.voix.base.http.Personal;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteMatch;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Answers CORS preflights. Allowed are reads of something public with {@code If-None-Match} or {@code Last-Event-ID}, and of
 * parts of an export. A preflight of a write or of a personal address gets the usual error, without the headers that would allow
 * it.
 */
@ServerFilter("/**")
@Order(FilterOrder.PREFLIGHT)
record PreflightFilter(Router router) {

    private static final Set<String> READS = Set.of("GET", "HEAD");
    private static final String FILES = "/exports/";
    private static final Pattern OPEN =
            Pattern.compile("/api/.*|/(scrutins|petitions)/(.+/)?flux|/(scrutins|petitions)/[^/]+/urne/.*|/registre/.*|"
                    + FILES + ".*");

    @RequestFilter
    @Nullable
    HttpResponse<?> answer(HttpRequest<?> request) {
        String asked = request.getHeaders().get(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
        if (request.getMethod() != HttpMethod.OPTIONS
                || !request.getHeaders().contains(HttpHeaders.ORIGIN)
                || !READS.contains(asked)
                || !isOpen(request.getPath())) {
            return null;
        }
        return HttpResponse.noContent()
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, "GET, HEAD")
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, allowed(request.getPath()))
                .header(HttpHeaders.ACCESS_CONTROL_MAX_AGE, "86400");
    }

    private static String allowed(String path) {
        return path.startsWith(FILES) ? "If-None-Match, If-Range, Range" : "If-None-Match, Last-Event-ID";
    }

    private boolean isOpen(String path) {
        return OPEN.matcher(path).matches()
                && router.<Object, Object>find(HttpMethod.GET, path, null)
                        .findFirst()
                        .filter(PreflightFilter::isPublic)
                        .isPresent();
    }

    private static boolean isPublic(UriRouteMatch<?, ?> route) {
        return !route.getRouteInfo().getAnnotationMetadata().hasAnnotation(Personal.class);
    }
}
