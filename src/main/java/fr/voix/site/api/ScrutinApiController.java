package fr.voix.site.api;

import fr.voix.base.answer.Answer;
import fr.voix.base.answer.ApiAnswers;
import fr.voix.base.answer.Kept;
import fr.voix.base.http.NothingHereException;
import fr.voix.base.http.Problem;
import fr.voix.base.http.PublicRoutes;
import fr.voix.base.text.Addresses;
import fr.voix.urn.leaf.UrnKind;
import fr.voix.urn.tally.UrnAnswerService;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/** One Scrutin in the open API. */
@Controller("/api/v1/scrutins/{uid}")
@PublicRoutes
@Tag(name = "scrutins")
record ScrutinApiController(ScrutinApiService scrutins, UrnAnswerService keeper, ApiAnswers answers) {

    private static final String TEXT = "text/plain;charset=utf-8";

    /** One scrutin: its question, its themes, its count, what moderators decided, and the deputies' roll-call if there is one. */
    @Get
    @ApiResponse(content = @Content(schema = @Schema(implementation = ScrutinJson.class)))
    HttpResponse<?> scrutin(HttpRequest<?> request, String uid) {
        var address = Addresses.api(Addresses.scrutin(uid));
        var language = Problem.language(request);
        Function<Function<Object, Answer>, Kept> keep = json ->
                keeper.keep(uid, () -> json.apply(scrutins.find(uid, language).orElseThrow(NothingHereException::new)));
        return keeper.isWithheld(UrnKind.SCRUTIN, uid)
                ? answers.spoken(request, address + " " + language.code(), keep)
                : answers.kept(request, address, keep);
    }

    /** The text that is voted on, byte for byte as the urn's question leaf commits to it. */
    @Get("/texte")
    @Produces({MediaType.TEXT_PLAIN, "application/problem+json"})
    @ApiResponse(content = @Content(mediaType = MediaType.TEXT_PLAIN, schema = @Schema(type = "string")))
    HttpResponse<byte[]> texte(HttpRequest<?> request, String uid) {
        return answers.kept(
                request, Addresses.api(Addresses.scrutin(uid)) + "/texte", json -> keeper.keep(uid, () -> text(uid)));
    }

    private Answer text(String uid) {
        String text = scrutins.texte(uid).orElseThrow(NothingHereException::new);
        return Answer.of(TEXT, text.getBytes(StandardCharsets.UTF_8)).forAnyOrigin();
    }
}
