package fr.voix.urn.tally;

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

/** How the signatures of one petition grew, hour by hour. */
@Controller("/api/v1/petitions/{id}/history")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
@Tag(name = "petitions")
class SignatureHistoryController {

    private final SignatureHistoryService histories;
    private final ScrutinAnswerService keeper;
    private final ApiAnswerHandler answers;

    SignatureHistoryController(
            SignatureHistoryService histories, ScrutinAnswerService keeper, ApiAnswerHandler answers) {
        this.histories = histories;
        this.keeper = keeper;
        this.answers = answers;
    }

    /**
     * How the signatures of one petition grew, hour by hour, as they were counted then.
     *
     * @param id number of the petition
     */
    @Get
    @ApiResponse(content = @Content(schema = @Schema(implementation = SignatureHistoryJson.class)))
    HttpResponse<byte[]> signatureHistory(HttpRequest<?> request, String id) {
        return answers.kept(
                request,
                "/api/v1/petitions/" + id + "/history",
                json -> keeper.keepPublished(
                                UrnKind.PETITION,
                                id,
                                publication -> json.apply(SignatureHistoryJson.of(histories.of(publication))),
                                () -> true)
                        .orElseThrow(() -> new HttpStatusException(HttpStatus.NOT_FOUND, "No such petition")));
    }
}
