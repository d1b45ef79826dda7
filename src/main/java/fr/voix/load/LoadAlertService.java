package fr.voix.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells people that an urn is under pressure: once an hour and urn, not once a ballot. */
@Singleton
public class LoadAlertService {

    private static final Logger LOG = LoggerFactory.getLogger(LoadAlertService.class);
    private static final Duration LASTING = Duration.ofMinutes(10);

    private final LoadService load;
    private final BeanProvider<LoadListener> listeners;
    private final Clock clock;
    private final Cache<String, Instant> pressed =
            Caffeine.newBuilder().maximumSize(10_000).build();

    LoadAlertService(LoadService load, BeanProvider<LoadListener> listeners, Clock clock) {
        this.load = load;
        this.listeners = listeners;
        this.clock = clock;
    }

    /** A network reached the ceiling there. */
    public void tell(String urnUid) {
        Instant now = clock.instant();
        boolean isKnownHere = pressed.asMap().put(urnUid, now) != null;
        LoadSubject alert = load.subject(LoadPurpose.ALERT, urnUid.getBytes(US_ASCII));
        if (isKnownHere && alert.seen(now).total() > 0) {
            return;
        }
        boolean isFirst = alert.seen(now).total() == 0;
        alert.count(now);
        if (isFirst) {
            LOG.warn(
                    "PRESSURE {}: one network sends far more than its expected share; its challenges are at the highest price"
                            + " (urns under pressure in the last ten minutes: {})",
                    urnUid,
                    underPressure());
            listeners.forEach(listener -> listener.onPressure(urnUid));
        }
    }

    /** How many urns were pressed in the last ten minutes, as this instance saw it. */
    private long underPressure() {
        Instant since = clock.instant().minus(LASTING);
        return pressed.asMap().values().stream().filter(since::isBefore).count();
    }
}
