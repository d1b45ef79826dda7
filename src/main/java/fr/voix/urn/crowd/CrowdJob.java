package fr.voix.urn.crowd;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;

/** Tells other instances what was let through here, and forgets in time where votes came from. */
@Singleton
class CrowdJob {

    private final ElsewhereService elsewhere;
    private final OriginService origins;
    private final QuarantineService quarantines;

    CrowdJob(ElsewhereService elsewhere, OriginService origins, QuarantineService quarantines) {
        this.elsewhere = elsewhere;
        this.origins = origins;
        this.quarantines = quarantines;
    }

    @Scheduled(initialDelay = "1s", fixedDelay = "1s")
    void tell() {
        elsewhere.tell();
    }

    @Scheduled(initialDelay = "1m", fixedDelay = "15m")
    void forgetOld() {
        origins.forgetOld();
        quarantines.forgetOrigins();
    }
}
