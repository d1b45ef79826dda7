package fr.voix.base.mail;

import fr.voix.base.secret.Secrets;
import jakarta.inject.Singleton;
import java.util.UUID;

/**
 * Names a person's row by a keyed hash, so that the outbox does not tell which row: there is a time beside each reference, and
 * both together would show when a person signed.
 */
@Singleton
public record MailKeyService(Secrets secrets) {

    public UUID of(String what) {
        return secrets.hash("voix-mail-key-v1").of(what);
    }
}
