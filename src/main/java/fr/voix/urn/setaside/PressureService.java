package fr.voix.urn.setaside;

import fr.voix.urn.crowd.OriginKind;
import fr.voix.urn.crowd.OriginService;
import fr.voix.urn.crowd.OriginShare;
import fr.voix.urn.leaf.Urn;
import fr.voix.urn.log.UrnReader;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Where ballots and signatures press in: by hour and urn, and within one urn and day by hashed network, of the last 72 hours.
 * Networks of two urns cannot be joined, by design: they are hashed apart.
 */
@Singleton
public record PressureService(
        PressureRepository pressure, OriginService origins, UrnReader urns, SetAsideConfig config, Clock clock) {

    private static final Duration REMEMBERED = Duration.ofHours(72);

    /** The networks, or domains, of one urn and day with the most standing votes; none of so few that nothing is decided on them. */
    public record DayOrigins(LocalDate day, List<OriginShare> origins) {}

    public List<PressureHour> busiestHours(int most) {
        return pressure.busiest(since(), most);
    }

    public List<PressureHour> hoursOf(String uid) {
        return pressure.of(uid, since());
    }

    /** The newest day first; empty for an unknown uid and once everything is forgotten. */
    public List<DayOrigins> originsOf(String uid, OriginKind kind, int mostADay) {
        return urns.of(List.of(uid)).stream()
                .map(Urn::urnId)
                .flatMap(urnId -> origins.days(urnId, kind).stream()
                        .map(day -> new DayOrigins(day, busiest(urnId, kind, day, mostADay))))
                .toList();
    }

    private List<OriginShare> busiest(long urnId, OriginKind kind, LocalDate day, int most) {
        List<OriginShare> busiest = origins.busiest(urnId, kind, day, most).stream()
                .filter(share -> share.votes() >= config.smallestNetwork())
                .toList();
        if (kind == OriginKind.NETWORK || busiest.isEmpty()) {
            return busiest;
        }
        // a share of all votes of the day: each has a network, and only some a domain
        long ofDay = origins.busiest(urnId, OriginKind.NETWORK, day, 1).stream()
                .mapToLong(OriginShare::ofDay)
                .sum();
        return busiest.stream()
                .map(share -> new OriginShare(share.mark(), share.votes(), Math.max(share.ofDay(), ofDay)))
                .toList();
    }

    private Instant since() {
        return clock.instant().minus(REMEMBERED);
    }
}
