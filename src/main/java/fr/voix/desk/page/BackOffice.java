package fr.voix.desk.page;

import io.micronaut.aop.Around;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A controller for colleagues: HTML, off the event loop. Whatever it takes by POST is an account and a
 * {@link SessionForm} that was made for this very session; anything else is 403.
 */
@Around
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface BackOffice {}
