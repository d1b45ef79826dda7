package fr.voix.site.api;

import fr.voix.base.answer.Answer;
import fr.voix.base.answer.ApiAnswers;
import fr.voix.base.answer.Kept;
import fr.voix.base.http.NothingHereException;
import fr.voix.base.http.Problem;
import fr.voix.base.http.PublicRoutes;
import fr.voix.base.text.Addresses;
import fr.voix.petition.reading.PetitionCriteria;
import fr.voix.urn.leaf.UrnKind;
import fr.voix.urn.tally.UrnAnswerService;
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
import java.util.function.Function;

/** Petitions in the open API. */
@Controller(PetitionListApiService.ADDRESS)
@PublicRoutes
@Tag(name = "petitions")
record PetitionApiController(
        PetitionApiService petitions, PetitionListApiService lists, UrnAnswerService keeper, ApiAnswers answers) {

    /**
     * Finds petitions, fifty a page. Most signatures first, unless another order is asked for.
     *
     * @param q words of the title, the request or the reasons
     * @param state where they stand, such as {@code open}; all that are published without it
     * @param theme slug of a theme
     * @param sort the order: {@code signatures}, {@code date}, {@code threshold} (nearest to their next one) or {@code closing}
     * @param after the {@code next} of the page before, as it stands
     */
    @Get
    @ApiResponse(content = @Content(schema = @Schema(implementation = PetitionsJson.class)))
    HttpResponse<?> petitionList(
            HttpRequest<?> request,
            @Nullable @QueryValue String q,
            @Nullable @QueryValue String state,
            @Nullable @QueryValue String theme,
            @Nullable @QueryValue String sort,
            @Nullable @QueryValue String after) {
        PetitionCriteria criteria = PetitionListApiService.criteria(q, state, theme, sort, after);
        return answers.searched(request, PetitionListApiService.address(criteria, after), () -> lists.search(criteria));
    }

    /**
     * One petition: what it asks, where it stands, its count, the thresholds that it reached, and what came of it.
     *
     * @param id number of the petition
     */
    @Get("/{id}")
    @ApiResponse(content = @Content(schema = @Schema(implementation = PetitionJson.class)))
    HttpResponse<?> petition(HttpRequest<?> request, String id) {
        var address = Addresses.api(Addresses.petition(id));
        var language = Problem.language(request);
        Function<Function<Object, Answer>, Kept> keep = json -> keeper.keepPublished(
                        UrnKind.PETITION,
                        id,
                        publication -> json.apply(petitions.find(publication).orElseThrow(NothingHereException::new)),
                        contradiction -> json.apply(
                                petitions.withheld(contradiction, language).orElseThrow(NothingHereException::new)))
                .orElseThrow(NothingHereException::new);
        return keeper.isWithheld(UrnKind.PETITION, id)
                ? answers.spoken(request, address + " " + language.code(), keep)
                : answers.kept(request, address, keep);
    }

    /**
     * Where the signatures of one petition come from: départements of France, what lies outside every département, and
     * abroad. Small counts are not told, nor others from which they could be worked out.
     *
     * @param id number of the petition
     */
    @Get("/{id}/departements")
    @ApiResponse(content = @Content(schema = @Schema(implementation = DepartementsJson.class)))
    HttpResponse<byte[]> departements(HttpRequest<?> request, String id) {
        return answers.kept(
                request,
                Addresses.api(Addresses.petition(id)) + "/departements",
                json -> keeper.keepPublished(
                                UrnKind.PETITION,
                                id,
                                publication -> json.apply(petitions.departements(publication)),
                                () -> true)
                        .orElseThrow(NothingHereException::new));
    }
}
