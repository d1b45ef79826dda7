package fr.voix.base.guard;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Fails on every route, with a message as talkative as those of libraries are. */
@ServerFilter("/**")
@Order(Ordered.HIGHEST_PRECEDENCE)
@Requires(property = "test.planted-failure", value = "true")
class PlantedFailureFilter {

    static final String HEADER = "X-Planted-Failure";

    @RequestFilter
    void fail(HttpRequest<?> request) {
        if (request.getHeaders().contains(HEADER)) {
            var cause = new IllegalArgumentException(
                    "Illegal address " + request.getUri().getPath());
            throw new IllegalStateException("Nothing can be done with " + request.getUri() + " of " + request, cause);
        }
    }
}
