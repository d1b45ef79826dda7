package fr.voix.setaside;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;

/** Carries out decisions on ballots; only the service does, no command beside it. */
@Singleton
@Requires(property = "voix.serving", value = "true")
class SetAsideJob {

    private final SetAsideRunService runs;

    SetAsideJob(SetAsideRunService runs) {
        this.runs = runs;
    }

    @Scheduled(initialDelay = "3s", fixedDelay = "2s")
    void run() {
        for (long number : runs.running()) {
            boolean isMore = true;
            while (isMore) {
                isMore = runs.step(number);
            }
        }
    }

    @Scheduled(initialDelay = "2m", fixedDelay = "15m")
    void forgetNetworks() {
        runs.forgetNetworks();
    }
}
