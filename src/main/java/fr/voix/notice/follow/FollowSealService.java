package fr.voix.notice.follow;

import fr.voix.base.mail.EmailAddress;
import fr.voix.base.secret.KeyedHash;
import fr.voix.base.secret.SecretSeal;
import fr.voix.base.secret.Secrets;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** Whatever of a follower is stored goes through here: with keys that are not in the database. */
@Singleton
class FollowSealService {

    private final SecretSeal seal;
    private final KeyedHash addressKey;

    FollowSealService(Secrets secrets) {
        this.seal = secrets.seal("voix-follow-v1");
        this.addressKey = secrets.hash("voix-follow-address-v1");
    }

    /** Tells one mailbox from another within one subject, and nothing across subjects. */
    UUID addressKey(Subject subject, EmailAddress address) {
        return addressKey.of(subject.kind() + "\n" + subject.key() + "\n" + address.canonical());
    }

    byte[] seal(UUID followId, EmailAddress address) {
        return seal.sealText(address.value(), context(followId));
    }

    /** Empty when it was sealed under another pepper. */
    Optional<EmailAddress> address(Follow follow) {
        return seal.openText(follow.address(), context(follow.id())).map(EmailAddress::new);
    }

    private static String context(UUID followId) {
        return "follow " + followId;
    }
}
