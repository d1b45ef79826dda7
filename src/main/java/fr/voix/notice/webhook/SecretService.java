package fr.voix.notice.webhook;

import fr.voix.base.secret.SecretSeal;
import fr.voix.base.secret.Secrets;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Seals the secrets of receivers for the table. */
@Singleton
class SecretService {

    private final SecretSeal seal;

    SecretService(Secrets keys) {
        this.seal = keys.seal("voix-webhook-v1");
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
