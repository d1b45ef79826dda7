package fr.voix.signature;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import fr.voix.http.NetworkHash;
import fr.voix.mail.EmailAddress;
import fr.voix.platform.Sha256;
import fr.voix.robotcheck.Voter;
import fr.voix.wording.Messages;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

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

    /** Mailboxes and domains are written to by several networks at most this much more often than by one. */
    private static final int MANY = 4;

    private static final int UNCHECKED_TO_A_MAILBOX = 2;

    private static final Verdict FREE = new Verdict(Reason.NONE, 0);

    /** Domains of half the country: no number of wishes to them says anything. */
    private static final Set<String> OF_MANY = Set.of(
            "aol.com",
            "bbox.fr",
            "free.fr",
            "gmail.com",
            "gmx.fr",
            "hotmail.com",
            "hotmail.fr",
            "icloud.com",
            "laposte.net",
            "live.fr",
            "msn.com",
            "neuf.fr",
            "numericable.fr",
            "orange.fr",
            "outlook.com",
            "outlook.fr",
            "proton.me",
            "sfr.fr",
            "wanadoo.fr",
            "yahoo.com",
            "yahoo.fr");

    SignatureLimitService(
            @Property(name = "voix.limits.enabled", defaultValue = "true") boolean isEnabled,
            SignatureConfig config,
            Clock clock) {
        this.isEnabled = isEnabled;
        this.config = config;
        this.clock = clock;
        new SecureRandom().nextBytes(key);
    }

    /** What is asked for: each has budgets of its own, so that wishes of one kind keep nobody from another. */
    public enum Purpose {
        /** By mail alone, too: whoever cannot make the robot check may sign, a few at a time. */
        SIGNATURE,
        PETITION,
        LINKS,
        FOLLOW
    }

    /** Why nothing is sent now. */
    public enum Reason {
        NONE,
        /** The robot check comes first. */
        CHECK,
        /** The visitor, or a network whose visitors passed no check, asked often. */
        VISITOR,
        UNCHECKED,
        /** The mailbox, or its domain, was written to often. */
        MAILBOX
    }

    /**
     * Whether somebody may ask now.
     *
     * @param minutes to wait; 0 where waiting does not help
     */
    public record Verdict(Reason reason, long minutes) {

        public boolean isFree() {
            return reason == Reason.NONE;
        }

        /** To be said where it was asked. */
        public String text(Messages m) {
            return m.t("signature.flaw.limit." + reason, minutes);
        }
    }

    /**
     * Counts somebody who asks for a mail to that address. What others ask for is counted apart, by network; only what all of
     * them may send to one mailbox, or to one domain of few, is counted together, and whoever comes too late is told.
     */
    public Verdict ask(Purpose purpose, Optional<Voter> visitor, NetworkHash.Mark network, EmailAddress address) {
        Optional<Voter> checked = visitor.filter(known -> known.hasPass(clock.instant()));
        if (!isEnabled) {
            return FREE;
        }
        if (checked.isEmpty() && purpose != Purpose.SIGNATURE) {
            return new Verdict(Reason.CHECK, 0);
        }
        String mailbox = address.canonical();
        String domain = mailbox.substring(mailbox.indexOf('@') + 1);
        Stream<Budget> budgets = checked.isPresent()
                ? Stream.of(
                        new Budget(Reason.VISITOR, mark(checked.get().id()), config.perVisitorHourly()),
                        new Budget(Reason.MAILBOX, mark(purpose, network, mailbox), config.perMailboxHourly()),
                        new Budget(Reason.MAILBOX, mark(purpose, network, domain), config.perDomainHourly()),
                        new Budget(Reason.MAILBOX, mark(purpose, "all", mailbox), MANY * config.perMailboxHourly()),
                        new Budget(Reason.MAILBOX, mark(purpose, "all", domain), ofAll(domain)))
                : Stream.of(
                        new Budget(Reason.UNCHECKED, network, config.uncheckedPerNetworkHourly()),
                        new Budget(Reason.UNCHECKED, mark(purpose, "unchecked", mailbox), UNCHECKED_TO_A_MAILBOX),
                        new Budget(Reason.UNCHECKED, mark(purpose, "unchecked", domain), config.perDomainHourly()));
        return budgets.map(this::spend)
                .filter(verdict -> !verdict.isFree())
                .findFirst()
                .orElse(FREE);
    }

    private int ofAll(String domain) {
        return OF_MANY.contains(domain) ? Integer.MAX_VALUE : MANY * config.perDomainHourly();
    }

    private record Budget(Reason reason, Object of, int perHour) {}

    private Verdict spend(Budget budget) {
        ConsumptionProbe probe = bucket(budget.of(), budget.perHour()).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed()
                ? FREE
                : new Verdict(
                        budget.reason(),
                        Duration.ofNanos(probe.getNanosToWaitForRefill()).toMinutes() + 1);
    }

    private ByteBuffer mark(Purpose purpose, Object whose, String to) {
        return mark((purpose + "\n" + whose + "\n" + to).getBytes(US_ASCII));
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
