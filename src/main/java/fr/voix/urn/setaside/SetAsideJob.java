package fr.voix.urn.setaside;

import fr.voix.base.load.FairRound;
import fr.voix.base.load.OutageNotice;
import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import org.slf4j.LoggerFactory;

/** Carries out decisions on ballots, and measures pressure; only the service does, no command beside it. */
@Singleton
@Requires(property = "voix.serving", value = "true")
class SetAsideJob {

    private final SetAsideRun runs;
    private final DayPressureService pressure;
    private final FairRound<Long> round;

    SetAsideJob(SetAsideRun runs, DayPressureService pressure, OutageNotice outages) {
        this.runs = runs;
        this.pressure = pressure;
        this.round = new FairRound<>(LoggerFactory.getLogger(SetAsideJob.class), "Setting ballots aside", outages);
    }

    @Scheduled(initialDelay = "3s", fixedDelay = "2s")
    void run() {
        round.run(runs::running, this::finish);
    }

    private void finish(long number) {
        boolean isMore = true;
        while (isMore) {
            isMore = runs.step(number);
        }
    }

    @Scheduled(initialDelay = "2m", fixedDelay = "15m")
    void forgetMarks() {
        runs.forgetMarks();
    }

    @Scheduled(initialDelay = "5m", fixedDelay = "1h")
    void measurePressure() {
        pressure.measure();
    }
}
