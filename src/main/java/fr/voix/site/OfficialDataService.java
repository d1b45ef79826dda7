package fr.voix.site;

import fr.voix.amendement.AmendementService;
import fr.voix.opendata.SampleNotice;
import fr.voix.opendata.SampleService;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicReference;

/** Whose the official data are and of which day; asked of the database once a minute, for every page says it. */
@Singleton
class OfficialDataService {

    static final String SOURCE_URL = "https://data.assemblee-nationale.fr/";
    private static final Duration KEPT = Duration.ofMinutes(1);

    private final AmendementService amendements;
    private final SampleService sample;
    private final Clock clock;
    private final AtomicReference<State> known = new AtomicReference<>();

    OfficialDataService(AmendementService amendements, SampleService sample, Clock clock) {
        this.amendements = amendements;
        this.sample = sample;
        this.clock = clock;
    }

    /** Null while nothing is imported. */
    Frame.Data state(Messages m) {
        var now = clock.instant();
        var state = known.get();
        if (state == null || state.day == null || state.readAt.plus(KEPT).isBefore(now)) {
            state = read(now);
            known.set(state);
        }
        return state.day == null
                ? null
                : new Frame.Data(
                        new Link(SampleNotice.SAMPLE.source(), SOURCE_URL),
                        new Link(SampleNotice.SAMPLE.licence(), SampleNotice.SAMPLE.licenceUrl()),
                        m.date(state.day),
                        state.isSample);
    }

    private State read(Instant now) {
        if (sample.isAlone()) {
            return new State(SampleNotice.SAMPLE.updatedOn(), true, now);
        }
        // the rebuilt one carries the day of its debate, not of a file
        var lastChange = amendements.lastChange(SampleNotice.REBUILT_UID);
        return new State(
                lastChange.map(at -> LocalDate.ofInstant(at, Messages.PARIS)).orElse(null), false, now);
    }

    private record State(LocalDate day, boolean isSample, Instant readAt) {}
}
