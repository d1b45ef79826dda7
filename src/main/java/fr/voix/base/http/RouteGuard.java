package fr.voix.base.http;

import io.micronaut.core.annotation.AnnotationMetadata;
import java.lang.annotation.Annotation;
import java.util.function.Supplier;

/** Wraps every call of the routes that an annotation marks, without code in the controller. */
public interface RouteGuard {

    /** The annotation, on a controller or on a method of one. */
    Class<? extends Annotation> mark();

    /**
     * Returns the route's answer, or another one instead.
     *
     * @param arguments of the route, read from the request
     * @param rest calls the route
     */
    Object call(AnnotationMetadata route, Object[] arguments, Supplier<Object> rest);
}
