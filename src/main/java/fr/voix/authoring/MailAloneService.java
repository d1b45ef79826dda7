package fr.voix.authoring;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import fr.voix.http.NetworkHash;
import fr.voix.robotcheck.VoterCookies;
import io.github.bucket4j.Bucket;
import io.micronaut.context.annotation.Property;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/**
 * Whoever made no robot check comes in by the confirmed e-mail alone: the accessible way, and for that reason a narrow one. So
 * many an hour from one network; counted in this process, under a hash whose key dies with it.
 */
@Singleton
class MailAloneService {

    private static final int MOST_NETWORKS = 100_000;
    private static final Duration SPAN = Duration.ofHours(1);

    private final VoterCookies voters;
    private final NetworkHash networks;
    private final Clock clock;
    private final boolean isLimited;
    private final int perHour;
    private final Cache<NetworkHash.Mark, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(MOST_NETWORKS)
            .expireAfterAccess(SPAN)
            .build();

    MailAloneService(
            VoterCookies voters,
            NetworkHash networks,
            Clock clock,
            @Property(name = "voix.limits.enabled", defaultValue = "true") boolean isLimited,
            @Property(name = "voix.petitions.mail-alone-per-hour", defaultValue = "10") int perHour) {
        this.voters = voters;
        this.networks = networks;
        this.clock = clock;
        this.isLimited = isLimited;
        this.perHour = perHour;
    }

    /** Whether this request may make us write a mail. */
    boolean mayAsk(HttpRequest<?> request) {
        boolean isChecked = voters.read(request)
                .filter(voter -> voter.hasPass(clock.instant()))
                .isPresent();
        return isChecked
                || !isLimited
                || buckets.get(networks.of(request), network -> newBucket()).tryConsume(1);
    }

    private Bucket newBucket() {
        return Bucket.builder()
                .addLimit(bandwidth -> bandwidth.capacity(perHour).refillGreedy(perHour, SPAN))
                .build();
    }
}
