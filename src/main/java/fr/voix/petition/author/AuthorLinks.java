package fr.voix.petition.author;

import fr.voix.base.deployment.PublicUrl;
import fr.voix.base.secret.Secrets;
import fr.voix.base.secret.SignedToken;
import fr.voix.base.text.Language;
import fr.voix.petition.signature.SignatureLinkService;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.util.Optional;

/** The links that stand for an account: an author's private one, and the one that sponsors are given. */
@Singleton
class AuthorLinks {

    private static final String PRIVATE = "/petitions/suivi/";

    private final SignedToken authors;
    private final SignatureLinkService sponsors;
    private final PublicUrl publicUrl;

    AuthorLinks(Secrets secrets, SignatureLinkService sponsors, PublicUrl publicUrl) {
        // from the pepper, which is never changed: a link outlives every other key
        this.authors = new SignedToken(secrets.pepper(), "author");
        this.sponsors = sponsors;
        this.publicUrl = publicUrl;
    }

    /** Where an author follows a petition, in French. */
    String privatePath(long petitionId) {
        return PRIVATE + authors.write(bytes(petitionId));
    }

    /** Where sponsors sign, in French. */
    String sponsorPath(long petitionId) {
        return "/petitions/" + petitionId + "/parrainage/" + sponsors.sponsorToken(petitionId);
    }

    String privateUrl(long petitionId, Language language) {
        return publicUrl.origin() + language.href(privatePath(petitionId));
    }

    String sponsorUrl(long petitionId, Language language) {
        return publicUrl.origin() + language.href(sponsorPath(petitionId));
    }

    /** The petition that a private link is for. */
    Optional<Long> readPrivate(String token) {
        return authors.read(token).flatMap(AuthorLinks::id);
    }

    boolean isOfSponsors(long petitionId, String token) {
        return sponsors.isSponsorToken(token, petitionId);
    }

    private static byte[] bytes(long id) {
        return ByteBuffer.allocate(Long.BYTES).putLong(id).array();
    }

    private static Optional<Long> id(byte[] payload) {
        return payload.length == Long.BYTES
                ? Optional.of(ByteBuffer.wrap(payload).getLong())
                : Optional.empty();
    }
}
