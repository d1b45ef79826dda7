package fr.voix.proof;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.voix.http.Problem;
import fr.voix.http.ProblemType;
import fr.voix.platform.Through;
import fr.voix.scrutin.ScrutinService;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/** Which urns there are, for whoever wants to check them all. */
@Controller("/api/v1/urnes")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
@Through("proofs")
class UrnListController {

    private static final int PAGE_SIZE = 1000;
    private static final String UID = "[A-Za-z0-9._-]{1,100}";

    private final ScrutinService scrutins;

    UrnListController(ScrutinService scrutins) {
        this.scrutins = scrutins;
    }

    /** @param after the {@code next} of the page before */
    @Get
    HttpResponse<?> list(@Nullable @QueryValue String after) {
        if (after != null && !after.matches(UID)) {
            return Problem.response(ProblemType.MALFORMED, "Un des paramètres n’a pas la forme attendue.")
                    .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
        }
        List<String> uids = scrutins.uidsAfter(after == null ? "" : after, PAGE_SIZE);
        return HttpResponse.ok(new Slice(uids, uids.size() < PAGE_SIZE ? null : uids.getLast()))
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=1")
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
    }

    /** One page of uids, rising; {@code next} is null on the last. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Slice(List<String> items, @Nullable String next) {}
}
