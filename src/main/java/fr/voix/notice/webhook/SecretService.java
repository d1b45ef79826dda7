package fr.voix.notice.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.base.secret.SecretSeal;
import fr.voix.base.secret.Secrets;
import fr.voix.base.secret.Sha256;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Optional;

/** Makes the secrets of receivers, and seals them for the table. */
@Singleton
class SecretService {

    private final SecretSeal seal;
    private final SecureRandom random = new SecureRandom();

    SecretService(Secrets keys) {
        // from the pepper, which is never changed, as those of moderators' apps
        this.seal = new SecretSeal(Sha256.hmac(keys.pepper(), "voix-webhook-v1".getBytes(UTF_8)));
    }

    SigningSecret make() {
        return SigningSecret.random(random);
    }

    byte[] seal(int webhookId, SigningSecret secret) {
        return seal.seal(secret.key(), context(webhookId), random);
    }

    /** Empty when it was sealed under another pepper, or for another receiver. */
    Optional<SigningSecret> open(int webhookId, byte[] sealed) {
        return seal.open(sealed, context(webhookId)).map(SigningSecret::new);
    }

    private static byte[] context(int webhookId) {
        return ("webhook " + webhookId).getBytes(UTF_8);
    }
}
