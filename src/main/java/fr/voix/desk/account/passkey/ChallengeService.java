package fr.voix.desk.account.passkey;

import fr.voix.base.secret.Secrets;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;

/** Gives out challenges, and takes each back once. */
@Singleton
class ChallengeService {

    private final SpentChallengeRepository spent;
    private final byte[] key;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    ChallengeService(SpentChallengeRepository spent, Secrets secrets, Clock clock) {
        this.spent = spent;
        this.key = secrets.cookieKey();
        this.clock = clock;
    }

    String issue(String purpose) {
        var bytes = Challenge.random(random, clock.instant()).signed(key, purpose);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** What we gave out for this purpose, in time or not. */
    Optional<Challenge> read(byte[] bytes, String purpose) {
        return Challenge.read(bytes, key, purpose);
    }

    /** Whether it came in time and for the first time; to be asked last, once all else is right. */
    boolean spend(Challenge challenge) {
        var now = clock.instant();
        spent.forgetBefore(now);
        return challenge.expiresAt().isAfter(now) && spent.spend(challenge.nonce(), challenge.expiresAt()) == 1;
    }
}
