package fr.voix.ballot;

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
import java.util.Arrays;

/**
 * What is remembered of a caller's network: for at most 72 hours, and never the address. Marks are made under a key that grows
 * from the pepper and from the random key of the day: the database alone opens none, nor does the pepper once the day's key is
 * deleted.
 */
@Singleton
public class NetworkService {

    static final int DAYS_KEPT = 3;
    /** How soon instances agree again after a crash of the database, which forgets the key of the day. */
    private static final Duration READ_AGAIN = Duration.ofMinutes(15);

    private final NetworkKeyRepository keys;
    private final NetworkRepository networks;
    private final Clock clock;
    private final byte[] secret;
    private final SecureRandom random = new SecureRandom();
    private volatile DayKey today;

    NetworkService(NetworkKeyRepository keys, NetworkRepository networks, Secrets secrets, Clock clock) {
        this.keys = keys;
        this.networks = networks;
        this.clock = clock;
        this.secret = Sha256.hmac(secrets.pepper(), "voix-network-mark-v1".getBytes(US_ASCII));
    }

    /** One query each quarter of an hour, the others from memory. */
    NetworkMark mark(String scrutinUid, byte[] networkPrefix) {
        Instant now = clock.instant();
        LocalDate day = LocalDate.ofInstant(now, ZoneOffset.UTC);
        DayKey current = today;
        if (current == null || !current.day().equals(day) || !now.isBefore(current.readAgainAt())) {
            current = read(day, now, current);
            today = current;
        }
        byte[] hash = Sha256.hmac(current.derived(), scrutinUid.getBytes(US_ASCII), networkPrefix);
        return new NetworkMark(day, Arrays.copyOf(hash, NetworkMark.LENGTH));
    }

    /** What was known of this day already is offered first. */
    private DayKey read(LocalDate day, Instant now, @Nullable DayKey known) {
        byte[] offered = known != null && known.day().equals(day) ? known.key() : randomKey();
        byte[] key = keys.keyOf(day, offered);
        return new DayKey(day, key, Sha256.hmac(secret, key), now.plus(READ_AGAIN));
    }

    private byte[] randomKey() {
        byte[] key = new byte[Sha256.LENGTH];
        random.nextBytes(key);
        return key;
    }

    /** Deletes what is older than 72 hours, keys first of all: without them the marks say nothing. */
    @Transactional
    public int forgetOld() {
        Date upTo = Date.valueOf(LocalDate.now(clock.withZone(ZoneOffset.UTC)).minusDays(DAYS_KEPT));
        return keys.forget(upTo) + networks.forget(upTo);
    }

    /** @param derived what marks are made under: the key of the day and the pepper in one */
    private record DayKey(LocalDate day, byte[] key, byte[] derived, Instant readAgainAt) {}
}
