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
 * Counts the requests of each network in a minute. Counts stay in memory for ten minutes, under a keyed hash whose key exists
 * only in this process: no network is stored.
 */
@Singleton
class RateLimits {

    private static final int MAX_NETWORKS = 100_000;

    private final LimitsConfig config;
    private final Cache<Key, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(MAX_NETWORKS)
            .expireAfterAccess(Duration.ofMinutes(10))
            .build();

    /** The limits, each with the name that clients read. */
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
     * One counted request; refused when the limit was reached.
     *
     * @param perMinute the limit
     */
    record Counted(Limit limit, int perMinute, ConsumptionProbe probe) {

        boolean isRefused() {
            return !probe.isConsumed();
        }

        long secondsUntilNext() {
            return Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds() + 1;
        }

        /** What is left, in the headers of draft-ietf-httpapi-ratelimit-headers; only for the API, as browsers ignore them. */
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
