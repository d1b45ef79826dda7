package fr.voix.desk.account.passkey;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.base.database.DatabaseOutage;
import fr.voix.base.secret.Secrets;
import fr.voix.base.secret.Sha256;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** Gives out challenges, and takes each back once. */
@Singleton
record ChallengeService(PasskeyRepository passkeys, Secrets secrets, Clock clock) {

    private static final SecureRandom RANDOM = new SecureRandom();

    byte[] issue(String purpose) {
        return Challenge.random(RANDOM, clock.instant()).signed(secrets.cookieKey(), purpose);
    }

    /** What we gave out for this purpose, in time or not. */
    Optional<Challenge> read(byte[] bytes, String purpose) {
        return Challenge.read(bytes, secrets.cookieKey(), purpose);
    }

    @Scheduled(initialDelay = "2m", fixedDelay = "15m")
    void forgetSpent() {
        DatabaseOutage.passOver(() -> passkeys.forgetSpentBefore(clock.instant()));
    }

    /** Whether it came in time and for the first time; to be asked last, once all else is right. */
    boolean spend(Challenge challenge) {
        var now = clock.instant();
        return challenge.expiresAt().isAfter(now) && passkeys.spend(challenge.nonce(), challenge.expiresAt()) == 1;
    }

    /**
     * What an authenticator signs: a random nonce and a time, under our own signature, so that giving one out writes nothing.
     *
     * @param nonce spent with the answer
     */
    record Challenge(byte[] nonce, Instant expiresAt) {

        static final Duration LIFETIME = Duration.ofMinutes(30);

        private static final int NONCE_LENGTH = 16;
        private static final int MARK_LENGTH = 16;
        private static final int LENGTH = NONCE_LENGTH + Long.BYTES + MARK_LENGTH;
        private static final byte[] LABEL = "voix-passkey-challenge-v1\n".getBytes(UTF_8);

        static Challenge random(SecureRandom random, Instant now) {
            var nonce = new byte[NONCE_LENGTH];
            random.nextBytes(nonce);
            return new Challenge(nonce, Instant.ofEpochSecond(now.plus(LIFETIME).getEpochSecond()));
        }

        /** For one purpose alone. */
        byte[] signed(byte[] key, String purpose) {
            return ByteBuffer.allocate(LENGTH)
                    .put(nonce)
                    .putLong(expiresAt.getEpochSecond())
                    .put(mark(key, purpose))
                    .array();
        }

        /** What {@link #signed} wrote for this purpose; anything else is no challenge of ours. */
        static Optional<Challenge> read(byte[] bytes, byte[] key, String purpose) {
            if (bytes.length != LENGTH) {
                return Optional.empty();
            }
            var buffer = ByteBuffer.wrap(bytes);
            var nonce = new byte[NONCE_LENGTH];
            buffer.get(nonce);
            // a stranger's bytes can say any time, even one that no clock knows
            var challenge = new Challenge(nonce, Instant.ofEpochSecond(buffer.getLong() % (1L << 40)));
            return MessageDigest.isEqual(challenge.signed(key, purpose), bytes)
                    ? Optional.of(challenge)
                    : Optional.empty();
        }

        private byte[] mark(byte[] key, String purpose) {
            var time = ByteBuffer.allocate(Long.BYTES)
                    .putLong(expiresAt.getEpochSecond())
                    .array();
            return Arrays.copyOf(Sha256.hmac(key, LABEL, nonce, time, purpose.getBytes(UTF_8)), MARK_LENGTH);
        }
    }
}
