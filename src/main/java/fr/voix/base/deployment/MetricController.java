package fr.voix.base.deployment;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;

/** Metrics of this instance in Prometheus' format, only on the management port. */
@Controller(value = "/prometheus", port = "${voix.management.port}")
@Requires(property = "voix.management.port")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
record MetricController(PrometheusMeterRegistry meters) {

    @Get(produces = "text/plain; version=0.0.4; charset=utf-8")
    String metrics() {
        return meters.scrape();
    }
}
