package fr.voix.desk.account.passkey;

import fr.voix.base.secret.Secrets;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;

/** Gives out challenges, and takes each back once. */
@Singleton
class ChallengeService {

    private final PasskeyRepository passkeys;
    private final byte[] key;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    ChallengeService(PasskeyRepository passkeys, Secrets secrets, Clock clock) {
        this.passkeys = passkeys;
        this.key = secrets.cookieKey();
        this.clock = clock;
    }

    byte[] issue(String purpose) {
        return Challenge.random(random, clock.instant()).signed(key, purpose);
    }

    /** What we gave out for this purpose, in time or not. */
    Optional<Challenge> read(byte[] bytes, String purpose) {
        return Challenge.read(bytes, key, purpose);
    }

    /** Whether it came in time and for the first time; to be asked last, once all else is right. */
    boolean spend(Challenge challenge) {
        var now = clock.instant();
        passkeys.forgetSpentBefore(now);
        return challenge.expiresAt().isAfter(now) && passkeys.spend(challenge.nonce(), challenge.expiresAt()) == 1;
    }
}
