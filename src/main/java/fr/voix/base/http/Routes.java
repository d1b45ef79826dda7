package fr.voix.base.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.UriRouteInfo;
import java.lang.annotation.Annotation;

/** Annotations and pattern of the route that a request takes. */
public final class Routes {

    /** False also where no route was found. */
    public static boolean isMarked(HttpRequest<?> request, Class<? extends Annotation> mark) {
        return RouteAttributes.getRouteMatch(request)
                .filter(route -> route.getRouteInfo().getAnnotationMetadata().hasAnnotation(mark))
                .isPresent();
    }

    /** The pattern of the address, never the address itself: a one-time link could be used by a reader of the log. */
    public static String pattern(HttpRequest<?> request) {
        return RouteAttributes.getRouteInfo(request)
                .filter(UriRouteInfo.class::isInstance)
                .map(route -> ((UriRouteInfo<?, ?>) route).getUriMatchTemplate().toPathString())
                .orElse("without a route");
    }

    private Routes() {}
}
