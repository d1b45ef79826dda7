package fr.voix.urn.tally;

import fr.voix.base.answer.Answer;
import fr.voix.base.answer.ApiAnswers;
import fr.voix.base.answer.Kept;
import fr.voix.base.http.NothingHereException;
import fr.voix.base.http.PublicRoutes;
import fr.voix.base.text.Addresses;
import fr.voix.urn.leaf.UrnKind;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import java.util.function.Function;

/** How the counts of one Scrutin or petition grew, hour by hour. */
@Controller(Addresses.API)
@PublicRoutes
record HistoryController(TallyHistory histories, ApiAnswers answers) {

    private static final String CSV = "text/csv";

    /** How the counts of one scrutin grew, hour by hour: as seen then, and as corrected since. */
    @Get("/scrutins/{uid}/historique")
    @Tag(name = "scrutins")
    @ApiResponse(content = @Content(schema = @Schema(implementation = HistoryJson.class)))
    HttpResponse<byte[]> historique(HttpRequest<?> request, String uid) {
        return answer(request, json -> histories.json(UrnKind.SCRUTIN, uid, json));
    }

    /** The history as a table, a line an hour: CSV (RFC 4180) in UTF-8 with the names of its columns. */
    @Get("/scrutins/{uid}/historique.csv")
    @Tag(name = "scrutins")
    @Produces({CSV, "application/problem+json"})
    @ApiResponse(content = @Content(mediaType = CSV, schema = @Schema(type = "string")))
    HttpResponse<byte[]> historiqueCsv(HttpRequest<?> request, String uid) {
        return answer(request, json -> histories.csv(uid));
    }

    /**
     * How the signatures of one petition grew, hour by hour, as they were counted then.
     *
     * @param id number of the petition
     */
    @Get("/petitions/{id}/history")
    @Tag(name = "petitions")
    @ApiResponse(content = @Content(schema = @Schema(implementation = SignatureHistoryJson.class)))
    HttpResponse<byte[]> signatureHistory(HttpRequest<?> request, String id) {
        return answer(request, json -> histories.json(UrnKind.PETITION, id, json));
    }

    private HttpResponse<byte[]> answer(
            HttpRequest<?> request, Function<Function<Object, Answer>, Optional<Kept>> find) {
        return answers.kept(
                request, request.getPath(), json -> find.apply(json).orElseThrow(NothingHereException::new));
    }
}
