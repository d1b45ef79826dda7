package fr.voix.robotcheck.altcha;

import fr.voix.http.Expensive;
import fr.voix.http.Personal;
import fr.voix.http.Problem;
import fr.voix.http.ProblemType;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Where the widget fetches its challenge. */
@Controller("/api/v1/robot-check/altcha")
@Secured(SecurityRule.IS_ANONYMOUS)
@Tag(name = "vote")
@ExecuteOn(TaskExecutors.BLOCKING)
class AltchaController {

    private final AltchaService altcha;

    AltchaController(AltchaService altcha) {
        this.altcha = altcha;
    }

    /** A challenge of the ALTCHA check: some work for the caller's machine, good for ten minutes. */
    @Get
    @Expensive
    @Personal
    @ApiResponse(content = @Content(schema = @Schema(implementation = AltchaChallenge.class)))
    HttpResponse<?> altchaChallenge() {
        return altcha.issueChallenge()
                .<HttpResponse<?>>map(
                        challenge -> HttpResponse.ok(challenge).header(HttpHeaders.CACHE_CONTROL, "no-store"))
                .orElseGet(() -> Problem.response(ProblemType.BUSY, "Trop de vérifications à la fois.", 1));
    }
}
