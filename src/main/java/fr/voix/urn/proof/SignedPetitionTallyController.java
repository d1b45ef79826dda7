package fr.voix.urn.proof;

import fr.voix.base.answer.ApiAnswerHandler;
import fr.voix.urn.leaf.UrnKind;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

/** The count of one petition as a document that is signed, less than a kilobyte: what a caption cites. */
@Controller("/api/v1/petitions/{id}/resultat")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
@Tag(name = "petitions")
class SignedPetitionTallyController {

    private final SignedTallyService tallies;
    private final ApiAnswerHandler answers;

    SignedPetitionTallyController(SignedTallyService tallies, ApiAnswerHandler answers) {
        this.tallies = tallies;
        this.answers = answers;
    }

    /**
     * The signatures of one petition as a document to cite, signed with the key of the urns, less than a kilobyte. One size of an urn
     * has one document, for ever; nothing is signed of an urn that contradicts what was published of it (503).
     *
     * @param id number of the petition, as in its address
     */
    @Get
    @ApiResponse(content = @Content(schema = @Schema(implementation = SignedPetitionTallyJson.class)))
    HttpResponse<byte[]> petitionResultat(HttpRequest<?> request, String id) {
        return answers.kept(
                request,
                SignedTallyService.address(UrnKind.PETITION, id),
                // the very bytes that the page of the petition cites, not written anew
                json -> tallies.keep(UrnKind.PETITION, id)
                        .orElseThrow(() -> new HttpStatusException(HttpStatus.NOT_FOUND, "No such petition")));
    }
}
