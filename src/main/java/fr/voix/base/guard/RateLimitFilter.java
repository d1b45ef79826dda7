package fr.voix.base.guard;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import fr.voix.base.http.Crowded;
import fr.voix.base.http.Expensive;
import fr.voix.base.http.FilterOrder;
import fr.voix.base.http.NetworkHash;
import fr.voix.base.http.ProblemType;
import fr.voix.base.http.Rehearsal;
import fr.voix.base.http.Routes;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
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
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * Limits what one network may ask for in a minute. Counts live in this process for ten minutes, under a keyed hash whose
 * key dies with it: nothing that names a network is kept.
 */
@ServerFilter("/**")
@Order(FilterOrder.RATE_LIMIT)
@Requires(property = "voix.limits.enabled", notEquals = "false")
class RateLimitFilter {

    private static final int MAX_NETWORKS = 100_000;
    private static final String COUNTED = RateLimitFilter.class.getName();
    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final LimitsConfig config;
    private final NetworkHash networks;
    private final ErrorResponseHandler errors;
    private final Rehearsal rehearsal;
    private final Map<Limit, Counter> refused = new EnumMap<>(Limit.class);
    private final Cache<Key, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(MAX_NETWORKS)
            .expireAfterAccess(Duration.ofMinutes(10))
            .build();

    /** What is counted apart, under the name that callers read. */
    private enum Limit {
        EXPENSIVE("calcul"),
        CHALLENGE("defi"),
        WRITE("ecriture"),
        READ("lecture");

        private final String code;

        Limit(String code) {
            this.code = code;
        }
    }

    private record Counted(Limit limit, ConsumptionProbe left) {

        /** Until everything is there again. */
        long seconds() {
            return Duration.ofNanos(left.getNanosToWaitForReset())
                    .plusMillis(999)
                    .toSeconds();
        }
    }

    private record Key(Limit limit, NetworkHash.Mark network) {}

    RateLimitFilter(
            LimitsConfig config,
            NetworkHash networks,
            ErrorResponseHandler errors,
            Rehearsal rehearsal,
            MeterRegistry meters) {
        this.config = config;
        this.networks = networks;
        this.errors = errors;
        this.rehearsal = rehearsal;
        for (Limit limit : Limit.values()) {
            refused.put(limit, meters.counter("voix.refused", "limit", limit.code));
        }
    }

    @RequestFilter
    @Nullable
    HttpResponse<?> refuseTooMany(HttpRequest<?> request) {
        if (request.getPath().startsWith("/static/") || rehearsal.isOf(request.getPath())) {
            return null;
        }
        Limit limit = limitOf(request);
        Bucket bucket = buckets.get(new Key(limit, networks.of(request)), absent -> newBucket(limit));
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        if (probe.isConsumed()) {
            request.setAttribute(COUNTED, new Counted(limit, probe));
            return null;
        }
        refused.get(limit).increment();
        long seconds = Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds() + 1;
        MutableHttpResponse<?> refusal = errors.refuse(request, ProblemType.TOO_MANY_REQUESTS, seconds);
        tell(request, new Counted(limit, probe), refusal);
        return refusal;
    }

    /** How much is left, as draft-ietf-httpapi-ratelimit-headers writes it; programs read it, browsers of pages do not. */
    @ResponseFilter
    void tell(HttpRequest<?> request, MutableHttpResponse<?> response) {
        request.getAttribute(COUNTED, Counted.class).ifPresent(counted -> tell(request, counted, response));
    }

    private void tell(HttpRequest<?> request, Counted counted, MutableHttpResponse<?> response) {
        if (request.getPath().startsWith("/api/")) {
            String name = '"' + counted.limit.code + '"';
            response.header("RateLimit-Policy", name + ";q=" + perMinute(counted.limit) + ";w=60")
                    .header("RateLimit", name + ";r=" + counted.left.getRemainingTokens() + ";t=" + counted.seconds());
        }
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

    private Bucket newBucket(Limit limit) {
        int perMinute = perMinute(limit);
        return Bucket.builder()
                .addLimit(bandwidth -> bandwidth.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
                .build();
    }

    private int perMinute(Limit limit) {
        return switch (limit) {
            case EXPENSIVE -> config.expensivePerMinute();
            case CHALLENGE -> config.challengesPerMinute();
            case WRITE -> config.writesPerMinute();
            case READ -> config.readsPerMinute();
        };
    }
}
