package fr.voix.base.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.base.secret.Secrets;
import fr.voix.base.secret.Sha256;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * Names rows in the outbox so that the database alone does not tell which: beside a reference stands a time, and a reader of
 * both would know when a person signed.
 */
@Singleton
public class MailKeyService {

    private final byte[] key;

    MailKeyService(Secrets secrets) {
        // from the pepper, which is never changed
        this.key = Sha256.hmac(secrets.pepper(), "voix-mail-key-v1".getBytes(UTF_8));
    }

    /** The same words give the same key, and without the pepper the key tells nothing. */
    public UUID of(String what) {
        ByteBuffer hash = ByteBuffer.wrap(Sha256.hmac(key, what.getBytes(UTF_8)));
        return new UUID(hash.getLong(), hash.getLong());
    }
}
