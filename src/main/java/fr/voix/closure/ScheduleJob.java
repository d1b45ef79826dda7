package fr.voix.closure;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;

/** Carries out what is due, every second; only the service does, no command beside it. */
@Singleton
@Requires(property = "voix.serving", value = "true")
class ScheduleJob {

    private final ScheduleService schedule;

    ScheduleJob(ScheduleService schedule) {
        this.schedule = schedule;
    }

    @Scheduled(initialDelay = "2s", fixedDelay = "1s")
    void carryOutDue() {
        boolean isMore = true;
        while (isMore) {
            isMore = schedule.carryOutNext();
        }
    }
}
