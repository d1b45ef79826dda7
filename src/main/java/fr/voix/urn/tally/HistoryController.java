package fr.voix.urn.tally;

import fr.voix.base.answer.ApiAnswerHandler;
import fr.voix.base.answer.Kept;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;

/** How the counts of one Scrutin grew, hour by hour: as seen then, and as corrected since. */
@Controller("/api/v1/scrutins/{uid}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
@Tag(name = "scrutins")
class HistoryController {

    private static final String CSV = "text/csv";

    private final HistoryAnswerService histories;
    private final ApiAnswerHandler answers;

    HistoryController(HistoryAnswerService histories, ApiAnswerHandler answers) {
        this.histories = histories;
        this.answers = answers;
    }

    /** How the counts of one scrutin grew, hour by hour: as seen then, and as corrected since. */
    @Get("/historique")
    @ApiResponse(content = @Content(schema = @Schema(implementation = HistoryJson.class)))
    HttpResponse<byte[]> historique(HttpRequest<?> request, String uid) {
        return answers.kept(request, address(uid), json -> known(histories.json(uid, json)));
    }

    /** The same as a table, a line an hour: CSV (RFC 4180) in UTF-8 with the names of its columns. */
    @Get("/historique.csv")
    @Produces({CSV, "application/problem+json"})
    @ApiResponse(content = @Content(mediaType = CSV, schema = @Schema(type = "string")))
    HttpResponse<byte[]> historiqueCsv(HttpRequest<?> request, String uid) {
        return answers.kept(request, address(uid) + ".csv", json -> known(histories.csv(uid)));
    }

    private static String address(String uid) {
        return "/api/v1/scrutins/" + uid + "/historique";
    }

    private static Kept known(Optional<Kept> found) {
        return found.orElseThrow(() -> new HttpStatusException(HttpStatus.NOT_FOUND, "No such Scrutin"));
    }
}
