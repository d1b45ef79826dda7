package fr.voix.site.api;

import fr.voix.base.answer.ApiAnswers;
import fr.voix.base.http.MalformedException;
import fr.voix.base.http.PublicRoutes;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

/** The audit log in the open API, for those who follow its chain. */
@Controller(JournalApiService.ADDRESS)
@PublicRoutes
@Tag(name = "controle")
record JournalApiController(JournalApiService journal, ApiAnswers answers) {

    /**
     * The audit log of the team, oldest first, five hundred entries a page. Each entry is bound to all before it by a
     * hash; entries that the public may not read are there by their hashes alone, so that anyone can follow the chain.
     *
     * @param after number of the last entry that the caller has; 0 for the first page
     */
    @Get
    @ApiResponse(content = @Content(schema = @Schema(implementation = JournalJson.class)))
    HttpResponse<?> journal(HttpRequest<?> request, @QueryValue(defaultValue = "0") long after) {
        MalformedException.unless(after >= 0, "after");
        return answers.page(request, JournalApiService.address(after), () -> journal.page(after));
    }
}
