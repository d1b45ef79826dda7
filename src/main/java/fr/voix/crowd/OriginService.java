package fr.voix.crowd;

import static java.nio.charset.StandardCharsets.US_ASCII;

import fr.voix.platform.Secrets;
import fr.voix.platform.Sha256;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.sql.Date;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * What is remembered of where a vote came from: for at most 72 hours, and never an address. Marks are made under a key that
 * grows from the pepper and from the random key of the day: the database alone opens none, nor does the pepper once the day's key
 * is deleted.
 */
@Singleton
public class OriginService {

    private static final int DAYS_KEPT = 3;
    /** How soon instances agree again after a crash of the database, which forgets the key of the day. */
    private static final Duration READ_AGAIN = Duration.ofMinutes(15);

    private final DayKeyRepository keys;
    private final OriginRepository origins;
    private final Clock clock;
    private final byte[] ofNetworks;
    private final byte[] ofDomains;
    private final SecureRandom random = new SecureRandom();
    private volatile DayKey today;

    OriginService(DayKeyRepository keys, OriginRepository origins, Secrets secrets, Clock clock) {
        this.keys = keys;
        this.origins = origins;
        this.clock = clock;
        this.ofNetworks = Sha256.hmac(secrets.pepper(), "voix-network-mark-v1".getBytes(US_ASCII));
        this.ofDomains = Sha256.hmac(secrets.pepper(), "voix-domain-mark-v1".getBytes(US_ASCII));
    }

    /** What marks are made with now; one query each quarter of an hour, which is not to be part of a batch that may fail. */
    public OriginKey today() {
        Instant now = clock.instant();
        LocalDate day = LocalDate.ofInstant(now, ZoneOffset.UTC);
        DayKey current = today;
        if (current == null || !current.day().equals(day) || !now.isBefore(current.readAgainAt())) {
            current = read(day, now, current);
            today = current;
        }
        return current.derived();
    }

    /** What was known of this day already is offered first. */
    private DayKey read(LocalDate day, Instant now, @Nullable DayKey known) {
        byte[] offered = known != null && known.day().equals(day) ? known.key() : randomKey();
        byte[] key = keys.keyOf(day, offered);
        OriginKey derived = new OriginKey(day, Sha256.hmac(ofNetworks, key), Sha256.hmac(ofDomains, key));
        return new DayKey(day, key, derived, now.plus(READ_AGAIN));
    }

    private byte[] randomKey() {
        byte[] key = new byte[Sha256.LENGTH];
        random.nextBytes(key);
        return key;
    }

    /** Deletes what is older than 72 hours, keys first of all: without them the marks say nothing. */
    @Transactional
    public int forgetOld() {
        Date upTo = Date.valueOf(lastForgotten());
        return keys.forget(upTo) + origins.forget(upTo);
    }

    /** Of that day and of all before nothing is kept. */
    public LocalDate lastForgotten() {
        return LocalDate.now(clock.withZone(ZoneOffset.UTC)).minusDays(DAYS_KEPT);
    }

    /** @param derived from the key and the pepper */
    private record DayKey(LocalDate day, byte[] key, OriginKey derived, Instant readAgainAt) {}
}
