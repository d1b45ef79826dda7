package fr.voix.base.guard;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import fr.voix.base.http.NetworkHash;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How much one network may ask for in a minute. Counts live in this process for ten minutes, under a keyed hash whose key dies with
 * it: nothing that names a network is kept.
 */
@Singleton
class RateLimits {

    private static final int MAX_NETWORKS = 100_000;

    private final LimitsConfig config;
    private final Cache<Key, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(MAX_NETWORKS)
            .expireAfterAccess(Duration.ofMinutes(10))
            .build();

    /** What is counted apart, under the name that callers read. */
    enum Limit {
        EXPENSIVE("calcul"),
        CHALLENGE("defi"),
        WRITE("ecriture"),
        READ("lecture");

        private final String code;

        Limit(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    private record Key(Limit limit, NetworkHash.Mark network) {}

    /**
     * One request that was counted, unless nothing was left.
     *
     * @param perMinute how many there may be
     */
    record Counted(Limit limit, int perMinute, ConsumptionProbe probe) {

        boolean isRefused() {
            return !probe.isConsumed();
        }

        long secondsUntilNext() {
            return Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds() + 1;
        }

        /** How much is left, as draft-ietf-httpapi-ratelimit-headers writes it. Programs read it, browsers of pages do not. */
        Map<String, String> told(String path) {
            if (!path.startsWith("/api/")) {
                return Map.of();
            }
            String name = '"' + limit.code + '"';
            long untilFull = Duration.ofNanos(probe.getNanosToWaitForReset())
                    .plusMillis(999)
                    .toSeconds();
            Map<String, String> headers = new LinkedHashMap<>();
            headers.put("RateLimit-Policy", name + ";q=" + perMinute + ";w=60");
            headers.put("RateLimit", name + ";r=" + probe.getRemainingTokens() + ";t=" + untilFull);
            return headers;
        }
    }

    RateLimits(LimitsConfig config) {
        this.config = config;
    }

    Counted count(Limit limit, NetworkHash.Mark network) {
        return new Counted(limit, perMinute(limit), bucket(limit, network).tryConsumeAndReturnRemaining(1));
    }

    private Bucket bucket(Limit limit, NetworkHash.Mark network) {
        return buckets.get(new Key(limit, network), absent -> newBucket(limit));
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
