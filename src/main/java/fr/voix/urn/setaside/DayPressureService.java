package fr.voix.urn.setaside;

import fr.voix.base.answer.PublicVersion;
import fr.voix.base.database.Transactions;
import fr.voix.urn.crowd.OriginKind;
import fr.voix.urn.crowd.OriginService;
import fr.voix.urn.crowd.OriginShare;
import fr.voix.urn.leaf.UrnKind;
import fr.voix.urn.setaside.PressureRepository.UrnDay;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** What the public is told of how hard days pressed on a Scrutin or a petition, measured while the networks of the day are known. */
@Singleton
public record DayPressureService(
        PressureRepository days,
        OriginService origins,
        PublicVersion publicVersion,
        Transactions transactions,
        Clock clock) {

    /** With fewer, the share of one network would speak of few people. */
    static final long LEAST_BALLOTS = 100;

    private static final int MOST_DAYS = 31;

    /** The pressure of the last days that have enough ballots, the newest first. */
    public List<DayPressure> of(String uid) {
        return days.days(uid, MOST_DAYS);
    }

    /** Measures what is known of the days that go on, and of the one that is just over. */
    public void measure() {
        transactions.write(() -> {
            LocalDate yesterday = LocalDate.now(clock.withZone(ZoneOffset.UTC)).minusDays(1);
            boolean isNew = false;
            for (UrnDay day : days.toBeMeasured(LEAST_BALLOTS, yesterday)) {
                isNew |= measure(day);
            }
            if (isNew) {
                publicVersion.bump();
            }
        });
    }

    private long largestDomain(UrnDay of) {
        return origins.busiest(of.urnId(), OriginKind.DOMAIN, of.day(), 1).stream()
                .mapToLong(OriginShare::votes)
                .sum();
    }

    private boolean measure(UrnDay of) {
        List<OriginShare> largest = origins.busiest(of.urnId(), OriginKind.NETWORK, of.day(), 1);
        if (largest.isEmpty() || largest.getFirst().ofDay() < LEAST_BALLOTS) {
            return false;
        }
        long ballots = largest.getFirst().ofDay();
        return days.put(
                of.urnId(),
                new DayPressure(
                        of.day(),
                        ShareClass.of(largest.getFirst().votes(), ballots),
                        of.kind() == UrnKind.PETITION ? ShareClass.of(largestDomain(of), ballots) : null,
                        ShareClass.of(days.aside(of), ballots)));
    }
}
