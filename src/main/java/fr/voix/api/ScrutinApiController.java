package fr.voix.api;

import fr.voix.http.Problem;
import fr.voix.http.ProblemType;
import fr.voix.platform.Through;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;

/** One Scrutin in the open API. */
@Controller("/api/v1/scrutins/{uid}")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
@Through("api")
class ScrutinApiController {

    private final ScrutinApiService scrutins;

    ScrutinApiController(ScrutinApiService scrutins) {
        this.scrutins = scrutins;
    }

    @Get
    HttpResponse<?> scrutin(String uid) {
        return answer(scrutins.find(uid).<Object>map(found -> found));
    }

    @Get("/texte")
    @Produces({MediaType.TEXT_PLAIN, "application/problem+json"})
    HttpResponse<?> texte(String uid) {
        return answer(scrutins.texte(uid).<Object>map(found -> found));
    }

    private static HttpResponse<?> answer(java.util.Optional<Object> found) {
        return found.isEmpty()
                ? Problem.response(ProblemType.NOT_FOUND, "Aucun scrutin n’a cet uid.")
                : HttpResponse.ok(found.get())
                        .header(HttpHeaders.CACHE_CONTROL, "public, max-age=1")
                        .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
    }
}
