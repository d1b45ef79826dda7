package fr.voix.ballot;

import static java.nio.charset.StandardCharsets.US_ASCII;

import fr.voix.platform.Sha256;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.sql.Date;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;

/** What is remembered of a caller's network: for at most 72 hours, and never the address. */
@Singleton
public class NetworkService {

    private static final int DAYS_KEPT = 3;

    private final NetworkKeyRepository keys;
    private final NetworkRepository networks;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private volatile DayKey today;

    NetworkService(NetworkKeyRepository keys, NetworkRepository networks, Clock clock) {
        this.keys = keys;
        this.networks = networks;
        this.clock = clock;
    }

    /** One query a day, the others from memory. */
    NetworkMark mark(String scrutinUid, byte[] networkPrefix) {
        LocalDate day = LocalDate.now(clock.withZone(ZoneOffset.UTC));
        DayKey current = today;
        if (current == null || !current.day().equals(day)) {
            byte[] offered = new byte[Sha256.LENGTH];
            random.nextBytes(offered);
            current = new DayKey(day, keys.keyOf(day, offered));
            today = current;
        }
        byte[] hash = Sha256.hmac(current.key(), scrutinUid.getBytes(US_ASCII), networkPrefix);
        return new NetworkMark(day, Arrays.copyOf(hash, NetworkMark.LENGTH));
    }

    /** Deletes what is older than 72 hours, keys first of all: without them the marks say nothing. */
    @Transactional
    public int forgetOld() {
        Date upTo = Date.valueOf(LocalDate.now(clock.withZone(ZoneOffset.UTC)).minusDays(DAYS_KEPT));
        return keys.forget(upTo) + networks.forget(upTo);
    }

    private record DayKey(LocalDate day, byte[] key) {}
}
