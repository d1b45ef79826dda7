package fr.voix.urn.proof;

import fr.voix.base.answer.ApiAnswers;
import fr.voix.base.http.ApiObject;
import fr.voix.base.http.ApiPage;
import fr.voix.base.http.MalformedException;
import fr.voix.base.http.PublicRoutes;
import fr.voix.urn.log.UrnReader;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;

/**
 * Which urns of petitions there are. A list beside that of Scrutins and not in it: readers of that one take every item for a
 * Scrutin.
 */
@Controller(PetitionUrnListController.ADDRESS)
@PublicRoutes
@Tag(name = "controle")
record PetitionUrnListController(UrnReader urns, ApiAnswers answers) {

    private static final int PAGE_SIZE = 1000;
    private static final String ID = "0|[1-9][0-9]{0,17}";

    static final String ADDRESS = "/api/v1/urnes/petitions";

    /**
     * Which urns of petitions there are, a thousand a page, for a reader who wants to check them all. Each urn is at
     * {@code /petitions/{id}/urne/} as a C2SP {@code tlog-tiles} log.
     *
     * @param after the {@code next} of the page before
     */
    @Get
    @ApiResponse(content = @Content(schema = @Schema(implementation = Slice.class)))
    HttpResponse<?> petitionUrnes(HttpRequest<?> request, @Nullable @QueryValue String after) {
        MalformedException.unless(after == null || after.matches(ID), "after");
        return answers.page(request, address(after), () -> page(after));
    }

    private ApiPage page(@Nullable String after) {
        List<Long> ids = urns.shownPetitionsAfter(after == null ? 0 : Long.parseLong(after), PAGE_SIZE);
        Long next = ids.size() < PAGE_SIZE ? null : ids.getLast();
        return new ApiPage(new Slice(ids, next), ADDRESS, null, next == null ? null : address(next.toString()));
    }

    private static String address(@Nullable String after) {
        return after == null ? ADDRESS : ADDRESS + "?after=" + after;
    }

    /**
     * One page of urns of petitions.
     *
     * @param items numbers of petitions, rising
     * @param next the {@code after} of the page that follows; null on the last
     */
    @ApiObject("PetitionUrnes")
    record Slice(List<Long> items, @Nullable Long next) {}
}
