package fr.voix.robotcheck.altcha;

import fr.voix.platform.Pressure;
import fr.voix.platform.Secrets;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** Issues challenges, spends each proof once, and forgets proofs that are refused by their age alone. */
@Singleton
class AltchaService {

    private static final Duration LIFETIME = Duration.ofSeconds(600);
    /** Another instance's clock may be behind ours: a nonce it would still accept must not be forgotten here. */
    private static final Duration KEPT_AFTER_EXPIRY = Duration.ofHours(1);

    private static final int BYTES = 16;

    private final Altcha altcha;
    private final AltchaConfig config;
    private final SpentProofRepository spentProofs;
    private final Clock clock;
    private final Pressure pressure;
    private final SecureRandom random = new SecureRandom();
    /** A challenge costs a key derivation: half of the processors at most, so that votes always find one. */
    private final Semaphore derivations =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));

    AltchaService(
            Secrets secrets, AltchaConfig config, SpentProofRepository spentProofs, Clock clock, Pressure pressure) {
        this.altcha = new Altcha(secrets.altchaKey());
        this.config = config;
        this.spentProofs = spentProofs;
        this.clock = clock;
        this.pressure = pressure;
    }

    /** Empty when too many are being made at this moment, or votes need the room. */
    Optional<AltchaChallenge> issueChallenge() {
        if (pressure.isAtLeast(Pressure.VERY_HIGH) || !derivations.tryAcquire()) {
            return Optional.empty();
        }
        try {
            int counter = random.nextInt(config.maxCounter() + 1);
            Instant expiresAt = clock.instant().plus(LIFETIME);
            return Optional.of(altcha.challenge(randomBytes(), randomBytes(), counter, config.cost(), expiresAt));
        } finally {
            derivations.release();
        }
    }

    /** What is wrong with a proof; when nothing is, its nonce is spent by this call. */
    ProofResult spend(AltchaProof proof) {
        Optional<Altcha.Fault> fault = altcha.faultOf(proof, clock.instant());
        if (fault.isPresent()) {
            return fault.get() == Altcha.Fault.EXPIRED ? ProofResult.EXPIRED : ProofResult.INVALID;
        }
        // kept until the hour after its own is full: to the second, it would say when somebody came to vote
        Instant expiresAt = Instant.ofEpochSecond(proof.challenge().parameters().expiresAt())
                .truncatedTo(ChronoUnit.HOURS)
                .plus(1, ChronoUnit.HOURS);
        return spentProofs.spend(proof.nonce(), expiresAt) == 1 ? ProofResult.ACCEPTED : ProofResult.REPLAYED;
    }

    int forgetExpired() {
        return spentProofs.deleteExpired(clock.instant().minus(KEPT_AFTER_EXPIRY));
    }

    private byte[] randomBytes() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return bytes;
    }
}
