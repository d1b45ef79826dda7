package fr.voix.ballot;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import fr.voix.platform.Sha256;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One voter, at most 30 Scrutins in 10 minutes. Kept in memory alone, under a key that dies with the process, so that nothing
 * stored joins one person's ballots; each instance counts for itself.
 */
@Singleton
class VoterLimitService {

    private static final int SCRUTINS = 30;
    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final long VOTERS_REMEMBERED = 200_000;

    private final boolean isEnabled;
    private final Clock clock;
    private final byte[] key = new byte[Sha256.LENGTH];
    private final Cache<ByteBuffer, Map<String, Instant>> recent = Caffeine.newBuilder()
            .maximumSize(VOTERS_REMEMBERED)
            .expireAfterAccess(WINDOW)
            .build();

    VoterLimitService(@Property(name = "voix.limits.enabled", defaultValue = "true") boolean isEnabled, Clock clock) {
        this.isEnabled = isEnabled;
        this.clock = clock;
        new SecureRandom().nextBytes(key);
    }

    /** Seconds to wait; 0 when the voter may go on. */
    int secondsToWait(byte[] voterId, String scrutinUid) {
        if (!isEnabled) {
            return 0;
        }
        Instant now = clock.instant();
        Map<String, Instant> scrutins =
                recent.get(ByteBuffer.wrap(Sha256.hmac(key, voterId)), ignored -> new LinkedHashMap<>());
        synchronized (scrutins) {
            scrutins.values().removeIf(at -> at.plus(WINDOW).isBefore(now));
            if (scrutins.containsKey(scrutinUid) || scrutins.size() < SCRUTINS) {
                scrutins.putIfAbsent(scrutinUid, now);
                return 0;
            }
            Instant oldest = scrutins.values().iterator().next();
            return (int) Duration.between(now, oldest.plus(WINDOW)).toSeconds() + 1;
        }
    }
}
