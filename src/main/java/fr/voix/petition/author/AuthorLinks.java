package fr.voix.petition.author;

import fr.voix.base.deployment.PublicUrl;
import fr.voix.base.mail.EmailAddress;
import fr.voix.base.secret.Secrets;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Language;
import fr.voix.petition.signature.SignatureLinkService;
import jakarta.inject.Singleton;
import java.nio.LongBuffer;
import java.util.Optional;
import java.util.UUID;

/** What stands for an account: an author's private link, the one that sponsors are given, and a key of the author's mailbox. */
@Singleton
record AuthorLinks(Secrets secrets, SignatureLinkService sponsors, PublicUrl publicUrl) {

    private static final String PRIVATE = "/petitions/suivi/";

    /** One key for all spellings that lead to one mailbox. */
    UUID key(EmailAddress address) {
        return secrets.hash("voix-author-key-v1").of(address.canonical());
    }

    /** Where an author follows a petition, in French. */
    String privatePath(long petitionId) {
        return PRIVATE + secrets.token("author").write(petitionId);
    }

    /** Where sponsors sign, in French. */
    String sponsorPath(long petitionId) {
        return Addresses.petition(petitionId) + "/parrainage/" + sponsors.sponsorToken(petitionId);
    }

    String privateUrl(long petitionId, Language language) {
        return publicUrl.origin() + language.href(privatePath(petitionId));
    }

    String sponsorUrl(long petitionId, Language language) {
        return publicUrl.origin() + language.href(sponsorPath(petitionId));
    }

    /** The petition that a private link is for. */
    Optional<Long> readPrivate(String token) {
        return secrets.token("author").read(token, 1).map(LongBuffer::get);
    }
}
