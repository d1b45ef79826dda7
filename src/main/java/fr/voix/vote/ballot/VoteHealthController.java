package fr.voix.vote.ballot;

import fr.voix.base.http.PublicRoutes;
import io.micronaut.health.HealthStatus;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;

/** Tells monitoring whether a vote can be counted now. */
@Controller("/health/votes")
@PublicRoutes
record VoteHealthController(VoteCheck votes) {

    @Get
    HttpResponse<VoteStateJson> state() {
        VoteStateJson state = votes.state();
        boolean isDown = state.status().equals(HealthStatus.NAME_DOWN);
        return HttpResponse.<VoteStateJson>status(isDown ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.OK)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(state);
    }
}
