package fr.voix.petition.author;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.base.mail.EmailAddress;
import fr.voix.base.secret.Secrets;
import fr.voix.base.secret.Sha256;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * Tells authors apart by their addresses, in a way that does not lead back to an address for an attacker who has the database
 * alone.
 */
@Singleton
class AuthorKeyService {

    private final byte[] key;

    AuthorKeyService(Secrets secrets) {
        this.key = Sha256.hmac(secrets.pepper(), "voix-author-key-v1".getBytes(UTF_8));
    }

    /** One key for all spellings that lead to one mailbox. */
    UUID of(EmailAddress address) {
        var hash = ByteBuffer.wrap(Sha256.hmac(key, address.canonical().getBytes(UTF_8)));
        return new UUID(hash.getLong(), hash.getLong());
    }
}
