package fr.voix.desk.account.totp;

import fr.voix.base.secret.SecretSeal;
import fr.voix.base.secret.Secrets;
import fr.voix.desk.account.totp.TotpRepository.SealedTotp;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/** Codes of authenticator apps. Methods that write are called inside the transaction of the act. */
@Singleton
public record TotpService(TotpRepository secrets, Secrets keys, Clock clock) {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** Offers a new secret; nothing is stored. {@code context}: its form is valid only there. */
    public TotpSetup offer(String mail, String context) {
        return setup(TotpSecret.random(RANDOM), mail, context);
    }

    /** Offers the same secret after a wrong code; a new one when the form was not ours. */
    public TotpSetup offerAgain(String sealed, String mail, String context) {
        return open(sealed, context).map(secret -> setup(secret, mail, context)).orElseGet(() -> offer(mail, context));
    }

    private TotpSetup setup(TotpSecret secret, String mail, String context) {
        var sealed = seal().seal(secret.bytes(), offered(context));
        var text = Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
        return new TotpSetup(secret.text(), QrCode.of(secret.uri(mail)), text);
    }

    private Optional<TotpSecret> open(String sealed, String context) {
        try {
            var bytes = Base64.getUrlDecoder().decode(sealed == null ? "" : sealed);
            return seal().open(bytes, offered(context)).map(TotpSecret::new);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** Stores an offered secret if the code shows that the app has it; the code is then used up. */
    public boolean add(int moderatorId, String sealed, String context, String code) {
        var now = clock.instant();
        var secret = open(sealed, context);
        var step = secret.map(known -> known.stepOf(code, now)).filter(found -> found.isPresent());
        if (step.isEmpty()) {
            return false;
        }
        var stored = seal().seal(secret.get().bytes(), stored(moderatorId));
        return secrets.add(moderatorId, stored, step.get().getAsLong(), now) == 1;
    }

    /** Uses a code up: whether it is right and was not used before. */
    public boolean use(int moderatorId, String code) {
        var secret = secrets.find(moderatorId)
                .flatMap(row -> seal().open(row.sealedSecret(), stored(moderatorId)))
                .map(TotpSecret::new);
        var step = secret.map(known -> known.stepOf(code, clock.instant())).filter(found -> found.isPresent());
        return step.isPresent() && secrets.use(moderatorId, step.get().getAsLong()) == 1;
    }

    /** When an app was added, if there is one. */
    public Optional<Instant> since(int moderatorId) {
        return secrets.find(moderatorId).map(SealedTotp::addedAt);
    }

    public boolean remove(int moderatorId) {
        return secrets.remove(moderatorId) == 1;
    }

    private SecretSeal seal() {
        return keys.seal("voix-totp-v1");
    }

    private static String offered(String context) {
        return "offered " + context;
    }

    private static String stored(int moderatorId) {
        return "stored " + moderatorId;
    }
}
