package fr.voix.vote.robotcheck.altcha;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;

/** Forgets the proofs that have expired. */
@Singleton
class SpentProofJob {

    private final AltchaService altcha;

    SpentProofJob(AltchaService altcha) {
        this.altcha = altcha;
    }

    @Scheduled(initialDelay = "10m", fixedDelay = "10m")
    void forgetExpired() {
        altcha.forgetExpired();
    }
}
