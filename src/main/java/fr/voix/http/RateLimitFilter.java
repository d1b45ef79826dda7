package fr.voix.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.web.router.RouteAttributes;
import java.time.Duration;
import java.util.Set;

/**
 * Limits what one network may ask for in a minute. Counts live in this process for ten minutes, under a keyed hash whose
 * key dies with it: nothing that names a network is kept.
 */
@ServerFilter("/**")
@Requires(property = "voix.limits.enabled", notEquals = "false")
class RateLimitFilter implements Ordered {

    private static final int MAX_NETWORKS = 100_000;
    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final LimitsConfig config;
    private final NetworkHash networks;
    private final ErrorResponseHandler errors;
    private final Cache<Key, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(MAX_NETWORKS)
            .expireAfterAccess(Duration.ofMinutes(10))
            .build();

    /** What is counted apart. */
    private enum Limit {
        EXPENSIVE,
        WRITE,
        READ
    }

    private record Key(Limit limit, NetworkHash.Mark network) {}

    RateLimitFilter(LimitsConfig config, NetworkHash networks, ErrorResponseHandler errors) {
        this.config = config;
        this.networks = networks;
        this.errors = errors;
    }

    @RequestFilter
    @Nullable
    HttpResponse<?> refuseTooMany(HttpRequest<?> request) {
        if (request.getPath().startsWith("/static/")) {
            return null;
        }
        Limit limit = limitOf(request);
        Bucket bucket = buckets.get(new Key(limit, networks.of(request)), absent -> newBucket(limit));
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        if (probe.isConsumed()) {
            return null;
        }
        long seconds = Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds() + 1;
        return errors.refuse(request, ProblemType.TOO_MANY_REQUESTS, seconds);
    }

    private static Limit limitOf(HttpRequest<?> request) {
        boolean isExpensive = RouteAttributes.getRouteMatch(request)
                .filter(route -> route.getRouteInfo().getAnnotationMetadata().hasAnnotation(Expensive.class))
                .isPresent();
        if (isExpensive) {
            return Limit.EXPENSIVE;
        }
        return READS.contains(request.getMethod()) ? Limit.READ : Limit.WRITE;
    }

    private Bucket newBucket(Limit limit) {
        int perMinute = switch (limit) {
            case EXPENSIVE -> config.expensivePerMinute();
            case WRITE -> config.writesPerMinute();
            case READ -> config.readsPerMinute();
        };
        return Bucket.builder()
                .addLimit(bandwidth -> bandwidth.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
                .build();
    }

    @Override
    public int getOrder() {
        return FilterOrder.RATE_LIMIT;
    }
}
