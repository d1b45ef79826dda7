package fr.voix.crowd;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import fr.voix.urn.UrnKind;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in the log that an urn is under pressure: once an hour, however many votes come. */
@Singleton
class PressureNoticeService {

    private static final Logger LOG = LoggerFactory.getLogger(PressureNoticeService.class);
    private static final Duration ONCE = Duration.ofHours(1);

    private final Cache<String, Boolean> told =
            Caffeine.newBuilder().expireAfterWrite(ONCE).build();

    void tell(String urnUid, OriginKind kind) {
        if (told.asMap().putIfAbsent(urnUid, true) == null) {
            boolean isPetition = UrnKind.of(urnUid) == UrnKind.PETITION;
            LOG.warn(
                    "{} {} is under pressure: more {} than expected came from one {}, they wait to be looked at",
                    isPetition ? "Petition" : "Scrutin",
                    urnUid,
                    isPetition ? "signatures" : "ballots",
                    kind == OriginKind.DOMAIN ? "domain" : "network");
        }
    }
}
