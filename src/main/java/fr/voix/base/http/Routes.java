package fr.voix.base.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.web.router.RouteAttributes;
import java.lang.annotation.Annotation;

/** What the code says of the route that a request takes. */
public final class Routes {

    /** False where no route was found. */
    public static boolean isMarked(HttpRequest<?> request, Class<? extends Annotation> mark) {
        return RouteAttributes.getRouteMatch(request)
                .filter(route -> route.getRouteInfo().getAnnotationMetadata().hasAnnotation(mark))
                .isPresent();
    }

    private Routes() {}
}
