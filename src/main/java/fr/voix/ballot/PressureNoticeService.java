package fr.voix.ballot;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in the log that a Scrutin is under pressure: once an hour, however many ballots come. */
@Singleton
class PressureNoticeService {

    private static final Logger LOG = LoggerFactory.getLogger(PressureNoticeService.class);
    private static final Duration ONCE = Duration.ofHours(1);

    private final Cache<String, Boolean> told =
            Caffeine.newBuilder().expireAfterWrite(ONCE).build();

    void tell(String scrutinUid) {
        if (told.asMap().putIfAbsent(scrutinUid, true) == null) {
            LOG.warn(
                    "Scrutin {} is under pressure: more ballots than expected came from one network, they wait to be looked at",
                    scrutinUid);
        }
    }
}
