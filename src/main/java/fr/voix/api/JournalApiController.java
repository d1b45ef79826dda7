package fr.voix.api;

import fr.voix.http.Problem;
import fr.voix.http.ProblemType;
import fr.voix.platform.Through;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;

/** The account of all acts in the open API, for those who follow its chain. */
@Controller("/api/v1/journal")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
@Through("api")
class JournalApiController {

    private final JournalApiService journal;

    JournalApiController(JournalApiService journal) {
        this.journal = journal;
    }

    /** @param after number of the last entry that the caller has; 0 for the first page */
    @Get
    HttpResponse<?> following(@QueryValue(defaultValue = "0") long after) {
        return after < 0
                ? Problem.response(ProblemType.MALFORMED, "Le paramètre after est le numéro d’une entrée, ou 0.")
                : HttpResponse.ok(journal.following(after))
                        .header(HttpHeaders.CACHE_CONTROL, "public, max-age=1")
                        .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
    }
}
