package fr.voix.vote.robotcheck.altcha;

import fr.voix.base.database.Trickle;
import fr.voix.base.load.Pressure;
import fr.voix.base.secret.Secrets;
import fr.voix.vote.robotcheck.ChallengePrice;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Issues challenges, accepts each proof once, and deletes used proofs after they have expired. */
@Singleton
class AltchaChallenges {

    private static final Duration LIFETIME = Duration.ofSeconds(600);
    /** Another instance's clock may be behind ours: a nonce that it would still accept must not be deleted. */
    private static final Duration KEPT_AFTER_EXPIRY = Duration.ofHours(1);

    private static final int BYTES = 16;
    /** Challenges a second under pressure. Without any there are no passes, no votes, and nothing that ends the pressure. */
    private static final int UNDER_PRESSURE_A_SECOND = 50;

    private static final long PATIENCE_MILLIS = 500;
    /** A challenge given within this time shows that challenges are given; no test is needed. */
    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final long NEVER = Long.MIN_VALUE;
    /** Refusals for longer than this are not by chance. */
    private static final long STANDSTILL_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Altcha altcha;
    private final AltchaConfig config;
    private final SpentProofRepository spentProofs;
    private final Clock clock;
    private final Pressure pressure;
    private final Trickle underPressure = new Trickle(UNDER_PRESSURE_A_SECOND, System::nanoTime);
    private final SecureRandom random = new SecureRandom();
    private final AtomicLong askedAt = new AtomicLong(System.nanoTime() - FRESH_NANOS);
    /** When the first challenge was refused since the last one given. */
    private final AtomicLong refusedSince = new AtomicLong(NEVER);
    /** Each challenge is one key derivation. They use half of the processors at most, so that votes always find one. */
    final Semaphore derivations = new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);

    AltchaChallenges(
            Secrets secrets, AltchaConfig config, SpentProofRepository spentProofs, Clock clock, Pressure pressure) {
        this.altcha = new Altcha(secrets.altchaKey());
        this.config = config;
        this.spentProofs = spentProofs;
        this.clock = clock;
        this.pressure = pressure;
    }

    /** Empty when too many are being made, or votes need the room. */
    Optional<AltchaChallenge> issueChallenge(ChallengePrice price) {
        boolean isShed = pressure.isAtLeast(Pressure.VERY_HIGH) && !underPressure.tryTake();
        if (isShed || !isTurnSoon()) {
            refusedSince.compareAndSet(NEVER, System.nanoTime());
            return Optional.empty();
        }
        try {
            // the price raises the counter, not the cost of a derivation, which we pay too
            int counter =
                    random.nextInt(Math.min(Altcha.MAX_COUNTER, price.times() * (config.maxCounter() + 1) - 1) + 1);
            Instant expiresAt = clock.instant().plus(LIFETIME);
            AltchaChallenge challenge = altcha.challenge(
                    randomBytes(), AltchaProof.salt(randomBytes(), price), counter, config.cost(), expiresAt);
            refusedSince.lazySet(NEVER);
            askedAt.lazySet(System.nanoTime());
            return Optional.of(challenge);
        } finally {
            derivations.release();
        }
    }

    /** Whether challenges are given; if none was given within a second, makes one, at most once a second. */
    boolean isServing() {
        long now = System.nanoTime();
        long known = askedAt.get();
        if (now - known >= FRESH_NANOS && askedAt.compareAndSet(known, now)) {
            issueChallenge(ChallengePrice.BASE);
        }
        return hasServed();
    }

    boolean hasServed() {
        long since = refusedSince.get();
        return since == NEVER || System.nanoTime() - since < STANDSTILL_NANOS;
    }

    /** Waits up to half a second; a derivation takes about a millisecond, so two people at once both get theirs. */
    private boolean isTurnSoon() {
        try {
            return derivations.tryAcquire(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The fault of a proof; if there is none, its nonce is used up by this call. */
    Optional<Altcha.Fault> spend(AltchaProof proof) {
        Optional<Altcha.Fault> fault = altcha.faultOf(proof, clock.instant());
        if (fault.isPresent()) {
            return fault;
        }
        // rounded up to the hour: to the second, it would show when a voter came
        Instant expiresAt = Instant.ofEpochSecond(proof.challenge().parameters().expiresAt())
                .truncatedTo(ChronoUnit.HOURS)
                .plus(1, ChronoUnit.HOURS);
        return spentProofs.spend(proof.nonce(), expiresAt) == 1 ? Optional.empty() : Optional.of(Altcha.Fault.REPLAYED);
    }

    /** Deletes used proofs, at least an hour after they expired. */
    @Scheduled(initialDelay = "10m", fixedDelay = "10m")
    int forgetExpired() {
        return spentProofs.deleteExpired(clock.instant().minus(KEPT_AFTER_EXPIRY));
    }

    private byte[] randomBytes() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return bytes;
    }
}
