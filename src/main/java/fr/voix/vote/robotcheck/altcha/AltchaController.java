package fr.voix.vote.robotcheck.altcha;

import fr.voix.base.http.Crowded;
import fr.voix.base.http.NetworkPrefix;
import fr.voix.base.http.Personal;
import fr.voix.base.http.Problem;
import fr.voix.base.http.ProblemType;
import fr.voix.base.http.PublicRoutes;
import fr.voix.vote.robotcheck.ChallengePricing;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Where the widget fetches its challenge. */
@Controller("/api/v1/robot-check/altcha")
@PublicRoutes
@Tag(name = "vote")
record AltchaController(AltchaChallenges altcha, ChallengePricing prices, NetworkPrefix networks) {

    /**
     * A challenge of the ALTCHA check: some work for the caller's machine, good for ten minutes. It is up to five times the
     * usual work where much more comes from the caller's network than is expected; a pass that was had for less is refused there
     * with {@code pass-required}, and a new challenge has the right price.
     *
     * @param scrutin uid of the scrutin that the pass is wanted for
     * @param petition number of the petition that the pass is wanted for
     */
    @Get
    @Crowded
    @Personal
    @ApiResponse(content = @Content(schema = @Schema(implementation = AltchaChallenge.class)))
    HttpResponse<?> altchaChallenge(
            HttpRequest<?> request, @Nullable @QueryValue String scrutin, @Nullable @QueryValue String petition) {
        return altcha.issueChallenge(prices.price(networks.of(request), scrutin != null ? scrutin : petition))
                .<HttpResponse<?>>map(
                        challenge -> HttpResponse.ok(challenge).header(HttpHeaders.CACHE_CONTROL, "no-store"))
                .orElseGet(() -> Problem.later(request, 1, ProblemType.BUSY, "vote.problem.checks"));
    }
}
