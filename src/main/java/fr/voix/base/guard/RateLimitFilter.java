package fr.voix.base.guard;

import fr.voix.base.guard.RateLimits.Counted;
import fr.voix.base.guard.RateLimits.Limit;
import fr.voix.base.http.Crowded;
import fr.voix.base.http.Expensive;
import fr.voix.base.http.FilterOrder;
import fr.voix.base.http.NetworkHash;
import fr.voix.base.http.ProblemType;
import fr.voix.base.http.Routes;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** Refuses requests of a network that exceed its {@link RateLimits}. */
@ServerFilter("/**")
@Order(FilterOrder.RATE_LIMIT)
@Requires(property = "voix.limits.enabled", notEquals = "false")
class RateLimitFilter {

    private static final String COUNTED = RateLimitFilter.class.getName();
    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final RateLimits limits;
    private final NetworkHash networks;
    private final ErrorResponseHandler errors;
    private final Map<Limit, Counter> refused = new EnumMap<>(Limit.class);

    RateLimitFilter(RateLimits limits, NetworkHash networks, ErrorResponseHandler errors, MeterRegistry meters) {
        this.limits = limits;
        this.networks = networks;
        this.errors = errors;
        for (Limit limit : Limit.values()) {
            refused.put(limit, meters.counter("voix.refused", "limit", limit.code()));
        }
    }

    @RequestFilter
    @Nullable
    HttpResponse<?> refuseTooMany(HttpRequest<?> request) {
        if (request.getPath().startsWith("/static/")) {
            return null;
        }
        Limit limit = limitOf(request);
        Counted counted = limits.count(limit, networks.of(request));
        if (!counted.isRefused()) {
            request.setAttribute(COUNTED, counted);
            return null;
        }
        refused.get(limit).increment();
        MutableHttpResponse<?> refusal =
                errors.refuse(request, ProblemType.TOO_MANY_REQUESTS, counted.secondsUntilNext());
        tell(request, counted, refusal);
        return refusal;
    }

    @ResponseFilter
    void tell(HttpRequest<?> request, MutableHttpResponse<?> response) {
        request.getAttribute(COUNTED, Counted.class).ifPresent(counted -> tell(request, counted, response));
    }

    private static void tell(HttpRequest<?> request, Counted counted, MutableHttpResponse<?> response) {
        counted.told(request.getPath()).forEach(response::header);
    }

    private static Limit limitOf(HttpRequest<?> request) {
        if (Routes.isMarked(request, Expensive.class)) {
            return Limit.EXPENSIVE;
        }
        if (Routes.isMarked(request, Crowded.class)) {
            return Limit.CHALLENGE;
        }
        return READS.contains(request.getMethod()) ? Limit.READ : Limit.WRITE;
    }
}
