package fr.voix.urn.setaside;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;

/** Measures pressure every hour; only the service does, no command beside it. */
@Singleton
@Requires(property = "voix.serving", value = "true")
record DayPressureJob(DayPressureService pressure) {

    @Scheduled(initialDelay = "5m", fixedDelay = "1h")
    void measure() {
        pressure.measure();
    }
}
