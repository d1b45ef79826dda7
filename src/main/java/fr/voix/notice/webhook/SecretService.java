package fr.voix.notice.webhook;

import fr.voix.base.secret.SecretSeal;
import fr.voix.base.secret.Secrets;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Optional;

/** Makes the secrets of receivers, and seals them for the table. */
@Singleton
class SecretService {

    private final SecretSeal seal;
    private final SecureRandom random = new SecureRandom();

    SecretService(Secrets keys) {
        this.seal = keys.seal("voix-webhook-v1");
    }

    SigningSecret make() {
        return SigningSecret.random(random);
    }

    byte[] seal(int webhookId, SigningSecret secret) {
        return seal.seal(secret.key(), context(webhookId));
    }

    /** Empty when it was sealed under another pepper, or for another receiver. */
    Optional<SigningSecret> open(int webhookId, byte[] sealed) {
        return seal.open(sealed, context(webhookId)).map(SigningSecret::new);
    }

    private static String context(int webhookId) {
        return "webhook " + webhookId;
    }
}
