package fr.voix.urn.crowd;

import static java.nio.charset.StandardCharsets.US_ASCII;

import fr.voix.base.secret.Secrets;
import fr.voix.base.secret.Sha256;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.sql.Date;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What is remembered of where a vote came from: for at most 72 hours, and never an address. Marks are made under a key that
 * grows from the pepper and from the random key of the day: the database alone opens none, nor does the pepper once the day's key
 * is deleted. Origins of two urns, or of two days, cannot be told to be the same.
 */
@Singleton
public class OriginService {

    private static final int DAYS_KEPT = 3;
    /** Longer than from one round of those that forget to the next: what is forgotten late would be kept for more than 72 hours. */
    private static final Duration AHEAD = Duration.ofHours(2);
    /** How soon instances agree again after a crash of the database, which forgets the key of the day. */
    private static final Duration READ_AGAIN = Duration.ofMinutes(15);

    private final OriginRepository origins;
    private final CrowdCount crowds;
    private final Clock clock;
    private final Map<OriginKind, byte[]> secrets = new EnumMap<>(OriginKind.class);
    private final SecureRandom random = new SecureRandom();
    /** The key of today. */
    private final Map<LocalDate, byte[]> agreed = new ConcurrentHashMap<>();

    private volatile DayKey today;

    OriginService(OriginRepository origins, CrowdCount crowds, Secrets secrets, Clock clock) {
        this.origins = origins;
        this.crowds = crowds;
        this.clock = clock;
        for (OriginKind kind : OriginKind.values()) {
            String purpose = "voix-" + kind.name().toLowerCase(Locale.ROOT) + "-mark-v1";
            this.secrets.put(kind, Sha256.hmac(secrets.pepper(), purpose.getBytes(US_ASCII)));
        }
    }

    /** What marks are made with now; read each quarter of an hour, which is not to be part of a batch that may fail. */
    public OriginKey today() {
        Instant now = clock.instant();
        LocalDate day = LocalDate.ofInstant(now, ZoneOffset.UTC);
        DayKey current = today;
        if (current == null || !current.day().equals(day) || !now.isBefore(current.readAgainAt())) {
            current = read(day, now);
            today = current;
        }
        return current.derived();
    }

    private DayKey read(LocalDate day, Instant now) {
        byte[] key = agree(day);
        agreed.keySet().retainAll(Set.of(day));
        Map<OriginKind, byte[]> keys = new EnumMap<>(OriginKind.class);
        secrets.forEach((kind, secret) -> keys.put(kind, Sha256.hmac(secret, key)));
        return new DayKey(day, new OriginKey(day, keys), now.plus(READ_AGAIN));
    }

    /** What was known of that day already is offered first. */
    private byte[] agree(LocalDate day) {
        byte[] key = origins.keyOf(day, agreed.getOrDefault(day, randomKey()));
        agreed.put(day, key);
        return key;
    }

    private byte[] randomKey() {
        byte[] key = new byte[Sha256.LENGTH];
        random.nextBytes(key);
        return key;
    }

    /** The days of which something is known, the newest first. */
    public List<LocalDate> days(long urnId, OriginKind kind) {
        return origins.days(urnId, kind);
    }

    /** Those with the most standing votes of what is published. */
    public List<OriginShare> busiest(long urnId, OriginKind kind, LocalDate day, int most) {
        return origins.busiest(urnId, kind, day, most);
    }

    /** Where the standing votes of an origin are, of a mark or of its beginning; none once it is forgotten. */
    public long[] indexesOf(long urnId, OriginKind kind, LocalDate day, byte[] mark) {
        return origins.indexesOf(urnId, kind, day, mark);
    }

    /**
     * Deletes what is older than 72 hours, keys first of all: without them the marks say nothing. Which votes stood out together
     * is noted before.
     */
    @Transactional
    int forgetOld() {
        crowds.keep(lastForgotten());
        return origins.forget(Date.valueOf(lastForgotten()));
    }

    /** Nothing is kept of that day and of all days before it. */
    public LocalDate lastForgotten() {
        return LocalDate.ofInstant(clock.instant().plus(AHEAD), ZoneOffset.UTC).minusDays(DAYS_KEPT);
    }

    /** @param derived from the keys and the pepper */
    private record DayKey(LocalDate day, OriginKey derived, Instant readAgainAt) {}
}
