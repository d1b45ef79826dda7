package fr.voix.urn.crowd;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import fr.voix.urn.leaf.UrnKind;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in the log that an urn is under pressure: once an hour, however many votes come. Counts what comes, and what waits. */
@Singleton
class PressureNoticeService {

    private static final Logger LOG = LoggerFactory.getLogger(PressureNoticeService.class);
    private static final Duration ONCE = Duration.ofHours(1);

    private final Cache<String, Boolean> told =
            Caffeine.newBuilder().expireAfterWrite(ONCE).build();
    private final MeterRegistry meters;
    private final ArrivalService arrivals;

    PressureNoticeService(MeterRegistry meters, ArrivalService arrivals) {
        this.meters = meters;
        this.arrivals = arrivals;
        count(UrnKind.SCRUTIN, 0);
        count(UrnKind.PETITION, 0);
    }

    /** Counts new votes, those that wait among them. */
    void count(Collection<? extends Arrival<?>> fresh) {
        arrivals.count(fresh);
    }

    /** Counts votes that wait from now on. */
    void count(String urnUid, int votes) {
        count(UrnKind.of(urnUid), votes);
        arrivals.countHeld(votes);
    }

    private void count(UrnKind kind, int votes) {
        meters.counter("voix.quarantined", "kind", kind.name().toLowerCase(Locale.ROOT))
                .increment(votes);
    }

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
