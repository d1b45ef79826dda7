package fr.voix.urn.tally;

import fr.voix.base.answer.KeptAnswers;
import fr.voix.base.http.NothingHereException;
import fr.voix.base.http.PublicRoutes;
import fr.voix.base.load.Entrance;
import fr.voix.base.text.Addresses;
import fr.voix.urn.leaf.UrnKind;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.inject.Named;

/** The public count of one Scrutin or petition; from memory after the first request. */
@Controller(Addresses.API)
@PublicRoutes
record TallyController(
        TallyAnswerService tallies,
        KeptAnswers answers,
        @Named("pages") Entrance entrance) {

    /**
     * The count of one scrutin now. For many readers, the stream at {@code /scrutins/{uid}/flux} costs less than polling; who
     * polls waits {@code pollAfter} seconds in between.
     */
    @Get("/scrutins/{uid}/tally")
    @Tag(name = "scrutins")
    @ApiResponse(content = @Content(schema = @Schema(implementation = TallyJson.class)))
    HttpResponse<byte[]> tally(HttpRequest<?> request, String uid) {
        return answer(request, UrnKind.SCRUTIN, uid);
    }

    /**
     * The signatures of one petition now. For many readers, the stream at {@code /petitions/{id}/flux} costs less than polling; who
     * polls waits {@code pollAfter} seconds in between.
     *
     * @param id number of the petition, as in its address
     */
    @Get("/petitions/{id}/tally")
    @Tag(name = "petitions")
    @ApiResponse(content = @Content(schema = @Schema(implementation = PetitionTallyJson.class)))
    HttpResponse<byte[]> petitionTally(HttpRequest<?> request, String id) {
        return answer(request, UrnKind.PETITION, id);
    }

    private HttpResponse<byte[]> answer(HttpRequest<?> request, UrnKind kind, String uid) {
        return answers.answer(
                request,
                TallyAnswerService.address(kind, uid),
                () -> entrance.pass(() -> tallies.find(kind, uid).orElseThrow(NothingHereException::new)));
    }
}
