package fr.voix.base.load;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The route, or every route of the controller, runs inside the {@link Entrance} of this name. A single route marked {@link #NONE}
 * does not; its code calls an entrance where it needs one.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
public @interface Through {
    String NONE = "";

    String value();
}
