package fr.voix.setaside;

import fr.voix.crowd.OriginKind;
import fr.voix.crowd.OriginReader;
import fr.voix.crowd.OriginShare;
import fr.voix.urn.Urn;
import fr.voix.urn.UrnReader;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Where ballots press in: by hour and Scrutin, and within one Scrutin and day by hashed network, of the last 72 hours. Networks
 * of two Scrutins cannot be joined, by design: they are hashed apart.
 */
@Singleton
public class PressureService {

    private static final Duration REMEMBERED = Duration.ofHours(72);

    private final PressureRepository pressure;
    private final OriginReader origins;
    private final UrnReader urns;
    private final SetAsideConfig config;
    private final Clock clock;

    PressureService(
            PressureRepository pressure, OriginReader origins, UrnReader urns, SetAsideConfig config, Clock clock) {
        this.pressure = pressure;
        this.origins = origins;
        this.urns = urns;
        this.config = config;
        this.clock = clock;
    }

    /** The networks of one Scrutin and day with the most standing ballots; none with so few that nothing is decided on them. */
    public record DayNetworks(LocalDate day, List<OriginShare> networks) {}

    @Transactional(readOnly = true)
    public List<PressureHour> busiestHours(int most) {
        return pressure.busiest(since(), most);
    }

    @Transactional(readOnly = true)
    public List<PressureHour> hoursOf(String scrutinUid) {
        return pressure.ofScrutin(scrutinUid, since());
    }

    /** The newest day first; empty for an unknown uid and once everything is forgotten. */
    @Transactional(readOnly = true)
    public List<DayNetworks> networksOf(String scrutinUid, int mostADay) {
        return urns.ofScrutins(List.of(scrutinUid)).stream()
                .map(Urn::urnId)
                .flatMap(urnId -> origins.days(urnId, OriginKind.NETWORK).stream()
                        .map(day -> new DayNetworks(
                                day,
                                origins.busiest(urnId, OriginKind.NETWORK, day, mostADay).stream()
                                        .filter(share -> share.votes() >= config.smallestNetwork())
                                        .toList())))
                .toList();
    }

    private Instant since() {
        return clock.instant().minus(REMEMBERED);
    }
}
