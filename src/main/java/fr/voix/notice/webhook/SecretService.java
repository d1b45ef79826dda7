package fr.voix.notice.webhook;

import fr.voix.base.secret.Secrets;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Seals the secrets of receivers for the table. */
@Singleton
record SecretService(Secrets secrets) {

    byte[] seal(int webhookId, SigningSecret secret) {
        return secrets.seal("voix-webhook-v1").seal(secret.key(), context(webhookId));
    }

    /** Empty when it was sealed under another pepper, or for another receiver. */
    Optional<SigningSecret> open(int webhookId, byte[] sealed) {
        return secrets.seal("voix-webhook-v1").open(sealed, context(webhookId)).map(SigningSecret::new);
    }

    private static String context(int webhookId) {
        return "webhook " + webhookId;
    }
}
