package fr.voix.signature;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import fr.voix.http.NetworkHash;
import fr.voix.mail.EmailAddress;
import fr.voix.platform.Sha256;
import fr.voix.robotcheck.Voter;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * How often one visitor, network or mailbox may come in an hour. Whoever passed the robot check is counted by its pass, and
 * whoever did not by their network, under a narrower limit. Kept in memory alone, under a key that dies with the process; each
 * instance counts for itself. Whatever writes to an address that somebody typed shares these counts, or each would add its own to what a
 * mailbox can be flooded with.
 */
@Singleton
public class SignatureLimitService {

    private static final long REMEMBERED = 200_000;
    private static final Duration HOUR = Duration.ofHours(1);

    private final boolean isEnabled;
    private final SignatureConfig config;
    private final Clock clock;
    private final byte[] key = new byte[Sha256.LENGTH];
    private final Cache<Object, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterAccess(HOUR)
            .build();

    SignatureLimitService(
            @Property(name = "voix.limits.enabled", defaultValue = "true") boolean isEnabled,
            SignatureConfig config,
            Clock clock) {
        this.isEnabled = isEnabled;
        this.config = config;
        this.clock = clock;
        new SecureRandom().nextBytes(key);
    }

    /**
     * Whether somebody may ask now.
     *
     * @param isChecked whether they passed the robot check
     * @param minutes to wait; 0 when they may
     */
    public record Verdict(boolean isChecked, long minutes) {

        public boolean isFree() {
            return minutes == 0;
        }
    }

    /** Counts one that asks. */
    public Verdict ask(Optional<Voter> visitor, NetworkHash.Mark network) {
        Optional<Voter> checked = visitor.filter(known -> known.hasPass(clock.instant()));
        if (!isEnabled) {
            return new Verdict(checked.isPresent(), 0);
        }
        Bucket bucket = checked.map(known -> bucket(mark(known.id()), config.perVisitorHourly()))
                .orElseGet(() -> bucket(network, config.uncheckedPerNetworkHourly()));
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        return new Verdict(
                checked.isPresent(),
                probe.isConsumed()
                        ? 0
                        : Duration.ofNanos(probe.getNanosToWaitForRefill()).toMinutes() + 1);
    }

    /** Counts a mail to a mailbox; false when it got enough of them. Nobody is told: it would say that others asked, too. */
    public boolean mayWriteTo(EmailAddress address) {
        byte[] mailbox = ("mailbox " + address.canonical()).getBytes(US_ASCII);
        return !isEnabled || bucket(mark(mailbox), config.perMailboxHourly()).tryConsume(1);
    }

    private ByteBuffer mark(byte[] of) {
        return ByteBuffer.wrap(Sha256.hmac(key, of));
    }

    private Bucket bucket(Object of, int perHour) {
        return buckets.get(
                of,
                absent -> Bucket.builder()
                        .addLimit(bandwidth -> bandwidth.capacity(perHour).refillGreedy(perHour, HOUR))
                        .build());
    }
}
