package fr.voix.robotcheck.altcha;

import fr.voix.http.Expensive;
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

/** Where the widget fetches its challenge. */
@Controller("/api/v1/robot-check/altcha")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
class AltchaController {

    private final AltchaService altcha;

    AltchaController(AltchaService altcha) {
        this.altcha = altcha;
    }

    @Get
    @Expensive
    HttpResponse<?> challenge() {
        return altcha.issueChallenge()
                .<HttpResponse<?>>map(
                        challenge -> HttpResponse.ok(challenge).header(HttpHeaders.CACHE_CONTROL, "no-store"))
                .orElseGet(() -> Problem.response(ProblemType.BUSY, "Trop de vérifications à la fois.", 1));
    }
}
