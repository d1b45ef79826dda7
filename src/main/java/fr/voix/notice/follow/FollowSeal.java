package fr.voix.notice.follow;

import fr.voix.base.mail.EmailAddress;
import fr.voix.base.secret.Secrets;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** Whatever of a follower is stored goes through here: with keys that are not in the database. */
@Singleton
record FollowSeal(Secrets secrets) {

    /** Tells one mailbox from another within one subject, and nothing across subjects. */
    UUID addressKey(Followed subject, EmailAddress address) {
        return secrets.hash("voix-follow-address-v1")
                .of(subject.kind() + "\n" + subject.key() + "\n" + address.canonical());
    }

    byte[] seal(UUID followId, EmailAddress address) {
        return secrets.seal("voix-follow-v1").sealText(address.value(), context(followId));
    }

    /** Empty when it was sealed under another pepper. */
    Optional<EmailAddress> address(Follow follow) {
        return secrets.seal("voix-follow-v1")
                .openText(follow.address(), context(follow.id()))
                .map(EmailAddress::new);
    }

    private static String context(UUID followId) {
        return "follow " + followId;
    }
}
