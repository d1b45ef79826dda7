package fr.voix.urn.crowd;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;

/** Forgets where votes came from, every quarter of an hour. */
@Singleton
class OriginJob {

    private final OriginService origins;
    private final QuarantineService quarantines;

    OriginJob(OriginService origins, QuarantineService quarantines) {
        this.origins = origins;
        this.quarantines = quarantines;
    }

    @Scheduled(initialDelay = "1m", fixedDelay = "15m")
    void forgetOld() {
        origins.forgetOld();
        quarantines.forgetOrigins();
    }
}
