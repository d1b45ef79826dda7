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

/** Makes challenges, and accepts each once. */
@Singleton
record ChallengeService(PasskeyRepository passkeys, Secrets secrets, Clock clock) {

    private static final SecureRandom RANDOM = new SecureRandom();

    byte[] issue(String purpose) {
        return Challenge.random(RANDOM, clock.instant()).signed(secrets.cookieKey(), purpose);
    }

    /** A challenge that we made for this purpose, expired or not. */
    Optional<Challenge> read(byte[] bytes, String purpose) {
        return Challenge.read(bytes, secrets.cookieKey(), purpose);
    }

    @Scheduled(initialDelay = "2m", fixedDelay = "15m")
    void forgetSpent() {
        DatabaseOutage.passOver(() -> passkeys.forgetSpentBefore(clock.instant()));
    }

    /** Uses a challenge up: whether it has not expired and was not used. Call it last, when all else is right. */
    boolean spend(Challenge challenge) {
        var now = clock.instant();
        return challenge.expiresAt().isAfter(now) && passkeys.spend(challenge.nonce(), challenge.expiresAt()) == 1;
    }

    /**
     * The challenge that an authenticator signs: a random nonce and a time, signed by us, so that making one writes nothing.
     *
     * @param nonce stored when the challenge is used
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

        /** The bytes, signed for one purpose. */
        byte[] signed(byte[] key, String purpose) {
            return ByteBuffer.allocate(LENGTH)
                    .put(nonce)
                    .putLong(expiresAt.getEpochSecond())
                    .put(mark(key, purpose))
                    .array();
        }

        /** Reads what {@link #signed} wrote for this purpose; empty for anything else. */
        static Optional<Challenge> read(byte[] bytes, byte[] key, String purpose) {
            if (bytes.length != LENGTH) {
                return Optional.empty();
            }
            var buffer = ByteBuffer.wrap(bytes);
            var nonce = new byte[NONCE_LENGTH];
            buffer.get(nonce);
            // a stranger's bytes may contain any number, also one beyond the range of Instant
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
