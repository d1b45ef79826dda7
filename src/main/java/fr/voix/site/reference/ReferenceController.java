package fr.voix.site.reference;

import fr.voix.base.answer.PublicAnswers;
import fr.voix.base.text.Language;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;

/** The page about the API. */
@Controller
@Produces(MediaType.TEXT_HTML)
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
record ReferenceController(ReferencePageService pages, PublicAnswers answers) {

    @Get(uris = {"/api", "/en/api"})
    HttpResponse<byte[]> reference(HttpRequest<?> request) {
        var language = Language.ofPath(request.getPath());
        return answers.page(request, language.href("/api"), () -> pages.render(language));
    }
}
