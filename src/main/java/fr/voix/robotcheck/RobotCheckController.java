package fr.voix.robotcheck;

import fr.voix.http.Problem;
import fr.voix.http.ProblemType;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import jakarta.validation.Valid;

/** Says which checks there are, and gives whoever passes one the voter's cookie. */
@Controller("/api/v1/robot-check")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
class RobotCheckController {

    private final RobotCheckService robotCheck;
    private final VoterCookies cookies;

    RobotCheckController(RobotCheckService robotCheck, VoterCookies cookies) {
        this.robotCheck = robotCheck;
        this.cookies = cookies;
    }

    @Get
    HttpResponse<RobotCheckOffer> offer() {
        return HttpResponse.ok(robotCheck.offer()).header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    @Post
    HttpResponse<?> check(HttpRequest<?> request, @Body @Valid RobotCheckForm form) {
        return robotCheck
                .check(form.provider(), form.response())
                .<HttpResponse<?>>map(result -> answer(request, result))
                .orElseGet(() -> Problem.response(ProblemType.MALFORMED, "Cette vérification n’existe pas ici."));
    }

    /** « Oublier cet appareil »: only the server can take away a cookie that scripts do not see. */
    @Delete
    HttpResponse<?> forget() {
        return HttpResponse.noContent().cookie(cookies.forgotten()).header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    private HttpResponse<?> answer(HttpRequest<?> request, RobotCheckResult result) {
        return switch (result) {
            case RobotCheckResult.Passed passed ->
                HttpResponse.noContent().cookie(cookies.renew(request)).header(HttpHeaders.CACHE_CONTROL, "no-store");
            case RobotCheckResult.Refused refused ->
                Problem.response(ProblemType.ROBOT_CHECK_REFUSED, refused.reason());
            case RobotCheckResult.Unavailable unavailable ->
                Problem.robotCheckUnavailable(robotCheck.offer().providers(), unavailable.retryAfter());
        };
    }
}
