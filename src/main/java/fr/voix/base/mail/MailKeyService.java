package fr.voix.base.mail;

import fr.voix.base.secret.Secrets;
import jakarta.inject.Singleton;
import java.util.UUID;

/**
 * Names rows in the outbox so that the database alone does not tell which: beside a reference stands a time, and a reader of
 * both would know when a person signed.
 */
@Singleton
public record MailKeyService(Secrets secrets) {

    public UUID of(String what) {
        return secrets.hash("voix-mail-key-v1").of(what);
    }
}
