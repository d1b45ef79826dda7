package fr.voix.site.petition;

import fr.voix.base.answer.PublicAnswers;
import fr.voix.base.text.Language;
import fr.voix.petition.reading.PetitionCriteria;
import fr.voix.petition.reading.PetitionOrder;
import fr.voix.petition.reading.PetitionShelf;
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
import java.util.Optional;

/** The list of petitions: search, filters, pages. */
@Controller
@Produces(MediaType.TEXT_HTML)
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
record PetitionListController(PetitionListPageService pages, PublicAnswers answers) {

    @Get(uris = {PetitionListPageService.PATH, "/en" + PetitionListPageService.PATH})
    HttpResponse<byte[]> list(
            HttpRequest<?> request,
            @QueryValue @Nullable String q,
            @QueryValue @Nullable String etat,
            @QueryValue @Nullable String theme,
            @QueryValue @Nullable String tri,
            @QueryValue @Nullable String after) {
        var language = Language.ofPath(request.getPath());
        var shelf = PetitionShelf.ofCode(orElse(etat, PetitionShelf.OPEN.code()));
        var order = PetitionOrder.ofCode(orElse(tri, PetitionOrder.SIGNATURES.code()));
        var criteria = shelf.isEmpty() || order.isEmpty()
                ? Optional.<PetitionCriteria>empty()
                : PetitionCriteria.of(q, shelf.get().states(), theme, order.get(), after);
        if (criteria.isEmpty()) {
            throw new HttpStatusException(HttpStatus.BAD_REQUEST, "No such list");
        }
        return answers.list(
                request,
                language.code() + " petitions " + criteria.get().key(),
                () -> pages.render(criteria.get(), shelf.get(), language));
    }

    private static String orElse(@Nullable String value, String other) {
        return value == null || value.isBlank() ? other : value;
    }
}
