package fr.voix.vote.scrutin;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.voix.base.answer.ApiAnswers;
import fr.voix.base.http.ApiPage;
import fr.voix.base.http.MalformedException;
import fr.voix.base.http.PublicRoutes;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;

/** Which urns of Scrutins there are, for a reader who wants to check them all. */
@Controller(UrnListController.ADDRESS)
@PublicRoutes
@Tag(name = "controle")
record UrnListController(ScrutinOpening scrutins, ApiAnswers answers) {

    private static final int PAGE_SIZE = 1000;
    private static final String UID = "[A-Za-z0-9._-]{1,100}";

    static final String ADDRESS = "/api/v1/urnes";

    /**
     * Which urns of scrutins there are, a thousand a page, for a reader who wants to check them all; those of petitions are at
     * {@code /api/v1/urnes/petitions}. Each urn is at {@code /scrutins/{uid}/urne/} as a C2SP {@code tlog-tiles} log.
     *
     * @param after the {@code next} of the page before
     */
    @Get
    @ApiResponse(content = @Content(schema = @Schema(implementation = Slice.class)))
    HttpResponse<?> urnes(HttpRequest<?> request, @Nullable @QueryValue String after) {
        MalformedException.unless(after == null || after.matches(UID), "after");
        return answers.page(request, address(after), () -> page(after));
    }

    private ApiPage page(@Nullable String after) {
        List<String> uids = scrutins.uidsAfter(after == null ? "" : after, PAGE_SIZE);
        String next = uids.size() < PAGE_SIZE ? null : uids.getLast();
        return new ApiPage(new Slice(uids, next), ADDRESS, null, next == null ? null : address(next));
    }

    private static String address(@Nullable String after) {
        return after == null ? ADDRESS : ADDRESS + "?after=" + after;
    }

    /**
     * One page of urns.
     *
     * @param items uids of scrutins, rising
     * @param next the {@code after} of the page that follows; null on the last
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Schema(name = "Urnes")
    record Slice(List<String> items, @Nullable String next) {}
}
