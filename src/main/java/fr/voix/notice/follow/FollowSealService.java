package fr.voix.notice.follow;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.base.mail.EmailAddress;
import fr.voix.base.secret.SecretSeal;
import fr.voix.base.secret.Secrets;
import fr.voix.base.secret.Sha256;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.UUID;

/** Whatever of a follower is stored goes through here: with keys that are not in the database. */
@Singleton
class FollowSealService {

    private final SecretSeal seal;
    private final byte[] addressKey;
    private final SecureRandom random = new SecureRandom();

    FollowSealService(Secrets secrets) {
        // from the pepper, which is never changed
        this.seal = new SecretSeal(Sha256.hmac(secrets.pepper(), "voix-follow-v1".getBytes(US_ASCII)));
        this.addressKey = Sha256.hmac(secrets.pepper(), "voix-follow-address-v1".getBytes(US_ASCII));
    }

    /** Tells one mailbox from another within one subject, and nothing across subjects. */
    UUID addressKey(Subject subject, EmailAddress address) {
        String whole = subject.kind() + "\n" + subject.key() + "\n" + address.canonical();
        ByteBuffer hash = ByteBuffer.wrap(Sha256.hmac(addressKey, whole.getBytes(UTF_8)));
        return new UUID(hash.getLong(), hash.getLong());
    }

    byte[] seal(UUID followId, EmailAddress address) {
        return seal.seal(address.value().getBytes(UTF_8), context(followId), random);
    }

    /** Empty when it was sealed under another pepper. */
    Optional<EmailAddress> address(Follow follow) {
        return seal.open(follow.address(), context(follow.id()))
                .map(plain -> new EmailAddress(new String(plain, UTF_8)));
    }

    private static byte[] context(UUID followId) {
        return ("follow " + followId).getBytes(US_ASCII);
    }
}
