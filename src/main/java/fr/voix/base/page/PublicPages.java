package fr.voix.base.page;

import fr.voix.base.http.PublicRoutes;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Produces;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A controller of public pages in both languages; it produces HTML unless a route says otherwise. */
@Controller
@BothLanguages
@PublicRoutes
@Produces(MediaType.TEXT_HTML)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface PublicPages {}
