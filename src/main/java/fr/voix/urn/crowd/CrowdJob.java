package fr.voix.urn.crowd;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;

/** Tells other instances what was let through here, and forgets in time where votes came from. */
@Singleton
record CrowdJob(ElsewhereService elsewhere, OriginService origins, QuarantineListing quarantines) {

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
