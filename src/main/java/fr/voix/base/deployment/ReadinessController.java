package fr.voix.base.deployment;

import io.micronaut.health.HealthStatus;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.List;
import java.util.Optional;

/** Tells load balancers whether to send visitors to this instance. */
@Controller("/health/readiness")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
record ReadinessController(List<UnreadyReason> reasons) {

    @Get
    HttpResponse<ReadinessJson> readiness() {
        List<String> unready = reasons.stream()
                .map(UnreadyReason::unready)
                .flatMap(Optional::stream)
                .sorted()
                .toList();
        return HttpResponse.<ReadinessJson>status(unready.isEmpty() ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(new ReadinessJson(unready.isEmpty() ? HealthStatus.NAME_UP : HealthStatus.NAME_DOWN, unready));
    }
}
