package fr.voix.tally;

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
import java.util.Optional;

/** The public count of one Scrutin. */
@Controller("/api/v1/scrutins/{uid}/tally")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
class TallyController {

    private final TallyService tallies;

    TallyController(TallyService tallies) {
        this.tallies = tallies;
    }

    @Get
    HttpResponse<?> tally(String uid) {
        Optional<Tally> tally = tallies.find(uid);
        return tally.isEmpty()
                ? Problem.response(ProblemType.NOT_FOUND, "Aucun scrutin n’a cet uid.")
                : HttpResponse.ok(TallyJson.of(tally.get()))
                        .header(HttpHeaders.CACHE_CONTROL, "public, max-age=1")
                        .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
    }
}
