package fr.voix.site;

import fr.voix.amendement.AmendementService;
import fr.voix.opendata.SampleService;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/** How fresh the official data are; asked of the database once a minute, for every page says it. */
@Singleton
class OfficialDataService {

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
        if (state == null || state.lastChange == null || state.readAt.plus(KEPT).isBefore(now)) {
            state = read(now);
            known.set(state);
        }
        return state.lastChange == null ? null : new Frame.Data(m.date(m.day(state.lastChange)), state.isSample);
    }

    private State read(Instant now) {
        return new State(amendements.lastChange().orElse(null), sample.isAlone(), now);
    }

    private record State(Instant lastChange, boolean isSample, Instant readAt) {}
}
