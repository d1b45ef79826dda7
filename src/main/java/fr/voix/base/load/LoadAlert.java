package fr.voix.base.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Warns in the log that one network presses an urn: once an hour and urn, not once a ballot. */
@Singleton
public class LoadAlert {

    private static final Logger LOG = LoggerFactory.getLogger(LoadAlert.class);
    private static final Duration LASTING = Duration.ofMinutes(10);
    private static final String KIND = "kind";
    private static final String SCRUTIN = "scrutin";
    private static final String PETITION = "petition";

    private final LoadService load;
    private final MeterRegistry meters;
    private final Clock clock;
    private final Cache<String, Instant> pressed =
            Caffeine.newBuilder().maximumSize(10_000).build();

    LoadAlert(LoadService load, MeterRegistry meters, Clock clock) {
        this.load = load;
        this.meters = meters;
        this.clock = clock;
        for (String kind : List.of(SCRUTIN, PETITION)) {
            Gauge.builder("voix.pressure.subjects", () -> underPressure(kind))
                    .description("Scrutins or petitions that one network pressed in the last ten minutes")
                    .tag(KIND, kind)
                    .register(meters);
            notices(kind);
        }
    }

    /** Called when a network reached the highest price in this urn. */
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
                    underPressure(SCRUTIN) + underPressure(PETITION));
            notices(kindOf(urnUid)).increment();
        }
    }

    /** How many urns were pressed in the last ten minutes, as this instance saw it. */
    private long underPressure(String kind) {
        Instant since = clock.instant().minus(LASTING);
        return pressed.asMap().entrySet().stream()
                .filter(each ->
                        since.isBefore(each.getValue()) && kindOf(each.getKey()).equals(kind))
                .count();
    }

    private Counter notices(String kind) {
        return meters.counter("voix.pressure.notices", KIND, kind);
    }

    /** The uid of a petition's urn begins with a digit, that of a scrutin's does not. */
    private static String kindOf(String urnUid) {
        return Character.isDigit(urnUid.charAt(0)) ? PETITION : SCRUTIN;
    }
}
