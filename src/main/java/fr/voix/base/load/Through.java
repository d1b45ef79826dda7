package fr.voix.base.load;

import io.micronaut.aop.Around;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The method, or every method of the class, runs inside the {@link Entrance} of this name. A method of such a class that says
 * {@link #NONE} sees to it itself.
 */
@Around
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
public @interface Through {
    String NONE = "";

    /** The name of the entrance. */
    String value();
}
