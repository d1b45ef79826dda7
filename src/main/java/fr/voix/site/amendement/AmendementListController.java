package fr.voix.site.amendement;

import fr.voix.base.answer.PublicAnswers;
import fr.voix.base.text.Language;
import fr.voix.parliament.amendement.AmendementCriteria;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;

/** The list of amendements: search, filters, pages. */
@Controller
@Produces(MediaType.TEXT_HTML)
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
record AmendementListController(AmendementListPageService pages, PublicAnswers answers) {

    @Get(uris = {"/amendements", "/en/amendements"})
    HttpResponse<byte[]> list(
            HttpRequest<?> request,
            @QueryValue @Nullable String q,
            @QueryValue @Nullable String texte,
            @QueryValue @Nullable String groupe,
            @QueryValue @Nullable String sort,
            @QueryValue @Nullable String theme,
            @QueryValue @Nullable String tri,
            @QueryValue @Nullable String after) {
        var language = Language.ofPath(request.getPath());
        var criteria = AmendementCriteria.of(q, texte, groupe, sort, theme, tri, after)
                .orElseThrow(() -> new HttpStatusException(HttpStatus.BAD_REQUEST, "No such list"));
        return answers.list(
                request, language.code() + " list " + criteria.key(), () -> pages.render(criteria, language));
    }
}
