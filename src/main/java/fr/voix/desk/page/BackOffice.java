package fr.voix.desk.page;

import fr.voix.base.load.Through;
import fr.voix.base.page.BothLanguages;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A controller for colleagues: forms and HTML in both languages, off the event loop, inside the entrance of the back office
 * unless it names another one. Whatever it takes by POST is an account and a {@link SessionForm} that was made for this very
 * session; anything else is 403.
 */
@Controller
@BothLanguages
@ExecuteOn(TaskExecutors.BLOCKING)
@Through("back-office")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Produces(MediaType.TEXT_HTML)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface BackOffice {}
