package fr.voix.vote.scrutin;

import fr.voix.base.load.FairRound;
import fr.voix.base.load.OutageNotice;
import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import org.slf4j.LoggerFactory;

/** Carries out due closings every second; only in the service, not in commands. */
@Singleton
@Requires(property = "voix.serving", value = "true")
class ScheduleJob {

    private final ScrutinScheduling schedule;
    private final FairRound<DueClosing> round;

    ScheduleJob(ScrutinScheduling schedule, OutageNotice outages) {
        this.schedule = schedule;
        this.round = new FairRound<>(LoggerFactory.getLogger(ScheduleJob.class), "Closing", outages);
    }

    @Scheduled(initialDelay = "2s", fixedDelay = "1s")
    void carryOutDue() {
        round.run(schedule::due, schedule::carryOut);
    }
}
