package fr.voix.base.mail;

import fr.voix.base.secret.KeyedHash;
import fr.voix.base.secret.Secrets;
import jakarta.inject.Singleton;
import java.util.UUID;

/**
 * Names rows in the outbox so that the database alone does not tell which: beside a reference stands a time, and a reader of
 * both would know when a person signed.
 */
@Singleton
public class MailKeyService {

    private final KeyedHash keys;

    MailKeyService(Secrets secrets) {
        this.keys = secrets.hash("voix-mail-key-v1");
    }

    public UUID of(String what) {
        return keys.of(what);
    }
}
