package fr.voix.urn.memory;

import fr.voix.base.answer.ApiAnswers;
import fr.voix.base.http.ApiObject;
import fr.voix.base.http.ApiPage;
import fr.voix.base.http.MalformedException;
import fr.voix.base.http.PublicRoutes;
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

/** What is signed of all urns at present, in few answers: for everybody who keeps it, or checks everything. */
@Controller(CheckpointListController.ADDRESS)
@PublicRoutes
@Tag(name = "controle")
record CheckpointListController(CheckpointListService checkpoints, ApiAnswers answers) {

    private static final int PAGE_SIZE = 500;
    private static final String UID = "[A-Za-z0-9._-]{1,100}";

    static final String ADDRESS = "/api/v1/urnes/checkpoints";

    /**
     * What is signed of all urns at present, five hundred a page: first those of petitions, then those of scrutins.
     *
     * @param after the {@code next} of the page before
     */
    @Get
    @ApiResponse(content = @Content(schema = @Schema(implementation = Slice.class)))
    HttpResponse<?> checkpoints(HttpRequest<?> request, @Nullable @QueryValue String after) {
        MalformedException.unless(after == null || after.matches(UID), "after");
        return answers.page(request, address(after), () -> page(after));
    }

    private ApiPage page(@Nullable String after) {
        Slice slice = checkpoints.list(after == null ? "" : after, PAGE_SIZE);
        return new ApiPage(slice, ADDRESS, null, slice.next() == null ? null : address(slice.next()));
    }

    static String address(@Nullable String after) {
        return after == null ? ADDRESS : ADDRESS + "?after=" + after;
    }

    /**
     * One page of checkpoints.
     *
     * @param items by uid, rising
     * @param account what was signed last of the audit log, which is at {@code /api/v1/journal}; null when nothing was yet
     * @param register what was signed last of the register, which is at {@code /registre}; null when nothing was yet
     * @param next the {@code after} of the page that follows; null on the last
     */
    @ApiObject("Checkpoints")
    record Slice(
            List<Item> items,
            @Nullable String account,
            @Nullable String register,
            @Nullable String next) {}

    /**
     * What is signed of one urn.
     *
     * @param kind scrutins or petitions: the first part of its address
     * @param uid uid of the scrutin, or number of the petition
     * @param checkpoint the signed note, as at the urn's own address; null when it contradicts what was published of it
     * @param last what was signed of it the last time, where nothing is any more
     */
    @ApiObject("CheckpointItem")
    record Item(
            String kind,
            String uid,
            @Nullable String checkpoint,
            @Nullable String last) {}
}
