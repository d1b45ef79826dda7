package fr.voix.parliament.rollcall;

import fr.voix.base.answer.ApiAnswers;
import fr.voix.base.http.ApiPage;
import fr.voix.base.http.MalformedException;
import fr.voix.base.http.QueryString;
import fr.voix.base.text.Parameters;
import fr.voix.parliament.rollcall.VoteEventJson.Slice;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;

/** Official roll-calls in the open API, as Popolo vote events. */
@Controller(PopoloService.PATH)
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "parlement")
record PopoloController(PopoloService popolo, ApiAnswers answers) {

    /** Or a number: with its legislature before it where that is not the one in which Voix began. */
    private static final String UID = "[A-Za-z0-9]{1,64}|[1-9]\\d?-[1-9]\\d{0,5}";

    /**
     * The official roll-calls of the deputies as Popolo vote events, the latest first, fifty a page. The votes of groups and
     * deputies are at the address of each one.
     *
     * @param du the first day of the votes, such as {@code 2026-01-31}
     * @param au the last one
     * @param sort what came of them: {@code adopte}, {@code rejete} or {@code inconnu}
     * @param auteur uid of who tabled an amendement that they decided
     * @param groupe uid of the parliamentary group of who did
     * @param after the {@code next} of the page before
     */
    @Get
    @ApiResponse(content = @Content(schema = @Schema(implementation = Slice.class)))
    HttpResponse<?> scrutinsPublics(
            HttpRequest<?> request,
            @Nullable @QueryValue String du,
            @Nullable @QueryValue String au,
            @Nullable @QueryValue String sort,
            @Nullable @QueryValue String auteur,
            @Nullable @QueryValue String groupe,
            @Nullable @QueryValue String after) {
        var asked = new RollCallCriteria.Asked(du, au, sort, auteur, groupe);
        var read = new Parameters();
        read.note(asked.malformed());
        read.expect(after == null || after.matches(UID), "after");
        MalformedException.ifAny(read.malformed());
        return answers.page(request, address(asked, after), () -> page(asked, after));
    }

    /**
     * One official roll-call as a Popolo vote event, with how each group and each deputy voted.
     *
     * @param scrutinPublic official uid of the roll-call, or its number as in the address of its page
     */
    @Get("/{scrutinPublic}")
    @ApiResponse(content = @Content(schema = @Schema(implementation = VoteEventJson.class)))
    HttpResponse<byte[]> scrutinPublic(
            HttpRequest<?> request, @Parameter(example = "VTANR5L17V106") String scrutinPublic) {
        if (!scrutinPublic.matches(UID)) {
            throw unknown();
        }
        return answers.ofMany(
                request,
                PopoloService.PATH + "/" + scrutinPublic,
                () -> popolo.at(scrutinPublic).orElseThrow(PopoloController::unknown));
    }

    private ApiPage page(RollCallCriteria.Asked asked, @Nullable String after) {
        Slice slice = popolo.page(asked.criteria(), after).orElseThrow(() -> new MalformedException(List.of("after")));
        String next = slice.next() == null ? null : address(asked, slice.next());
        return new ApiPage(slice, address(asked, null), null, next);
    }

    private static String address(RollCallCriteria.Asked asked, @Nullable String after) {
        return PopoloService.PATH + QueryString.of(asked.toParameters(), "after", after);
    }

    private static HttpStatusException unknown() {
        return new HttpStatusException(HttpStatus.NOT_FOUND, "No such roll-call");
    }
}
