package fr.voix.base.http;

import io.micronaut.core.annotation.AnnotationMetadata;
import java.lang.annotation.Annotation;
import java.util.function.Supplier;

/** What stands around every call of the routes that an annotation marks; a controller need not be extended for it. */
public interface RouteGuard {

    /** Of a controller, or of a method of one. */
    Class<? extends Annotation> mark();

    /**
     * The answer of the route, or another one in its place.
     *
     * @param arguments what was read from the request
     * @param rest calls the route
     */
    Object call(AnnotationMetadata route, Object[] arguments, Supplier<Object> rest);
}
