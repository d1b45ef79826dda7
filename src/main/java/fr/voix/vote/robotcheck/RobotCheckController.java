package fr.voix.vote.robotcheck;

import fr.voix.base.http.NetworkPrefix;
import fr.voix.base.http.Personal;
import fr.voix.base.http.Problem;
import fr.voix.base.http.ProblemType;
import fr.voix.base.http.PublicRoutes;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;

/** Says which checks there are, and gives the voter's cookie to a browser that passed one. */
@Controller("/api/v1/robot-check")
@PublicRoutes
@Tag(name = "vote")
class RobotCheckController {

    private final RobotCheckService robotCheck;
    private final VoterCookies cookies;
    private final ChallengePricing prices;
    private final NetworkPrefix networks;

    RobotCheckController(
            RobotCheckService robotCheck, VoterCookies cookies, ChallengePricing prices, NetworkPrefix networks) {
        this.robotCheck = robotCheck;
        this.cookies = cookies;
        this.prices = prices;
        this.networks = networks;
    }

    /**
     * The robot checks that are asked for now, best first. Where much more comes from the caller's network than is expected,
     * other ones may be asked for than usually.
     *
     * @param scrutin uid of the scrutin that the pass is wanted for
     * @param petition number of the petition that the pass is wanted for
     */
    @Get
    @Personal
    HttpResponse<RobotCheckOffer> robotChecks(
            HttpRequest<?> request, @Nullable @QueryValue String scrutin, @Nullable @QueryValue String petition) {
        ChallengePrice price = prices.price(networks.of(request), scrutin != null ? scrutin : petition);
        return HttpResponse.ok(robotCheck.offer(price)).header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    /** Hands in a robot check. A visitor who passed gets the voter's cookie, with a pass of ten minutes. */
    @Post
    @ApiResponse(responseCode = "204", description = "Passed; the voter's cookie is set.")
    @ApiResponse(responseCode = "422", ref = Problem.ROBOT_CHECK_REFUSED)
    HttpResponse<?> passRobotCheck(HttpRequest<?> request, @Body @Valid RobotCheckForm form) {
        return robotCheck
                .check(form.provider(), form.response())
                .<HttpResponse<?>>map(result -> answer(request, result))
                .orElseGet(() -> Problem.response(request, ProblemType.MALFORMED, "vote.problem.check"));
    }

    /** Forgets this browser: takes the voter's cookie away. Ballots that were cast stay, without a way back to them. */
    @Delete
    @ApiResponse(responseCode = "204", description = "The voter's cookie is gone.")
    HttpResponse<?> forgetVoter() {
        // only the server can take away a cookie that scripts do not see
        return HttpResponse.noContent().cookies(cookies.forgotten()).header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    private HttpResponse<?> answer(HttpRequest<?> request, RobotCheckResult result) {
        return switch (result) {
            case RobotCheckResult.Passed passed ->
                HttpResponse.noContent()
                        .cookie(cookies.renew(request, passed.paid()))
                        .header(HttpHeaders.CACHE_CONTROL, "no-store");
            case RobotCheckResult.Refused refused ->
                Problem.response(request, ProblemType.ROBOT_CHECK_REFUSED, refused.reason());
            case RobotCheckResult.Unavailable unavailable ->
                Problem.robotCheckUnavailable(
                        request, robotCheck.offer(ChallengePrice.CEILING).providers(), unavailable.retryAfter());
        };
    }
}
