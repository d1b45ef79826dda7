package fr.voix.petition.signature;

import fr.voix.base.deployment.PublicUrl;
import fr.voix.base.secret.Secrets;
import fr.voix.base.text.Language;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The links that stand in mails to signatories, and the one by which sponsors come. */
@Singleton
public record SignatureLinkService(Secrets secrets, PublicUrl publicUrl) {

    public static final String PATH = "/signatures/";
    public static final String WITHDRAWAL = "/retrait";

    /** Where a signature is confirmed, and shown once it is; in French, without origin. */
    public String confirmationPath(SignatureId id) {
        return PATH + id.write(secrets.token("signature-confirm"));
    }

    public Optional<SignatureId> readConfirmation(String token) {
        return SignatureId.read(secrets.token("signature-confirm"), token);
    }

    public String withdrawalPath(SignatureId id) {
        return PATH + id.write(secrets.token("signature-withdraw")) + WITHDRAWAL;
    }

    public Optional<SignatureId> readWithdrawal(String token) {
        return SignatureId.read(secrets.token("signature-withdraw"), token);
    }

    String confirmationUrl(SignatureId id, Language language) {
        return publicUrl.origin() + language.href(confirmationPath(id));
    }

    /** Where a signature is withdrawn and erased: for every mail to a signatory. */
    public String withdrawalUrl(SignatureId id, Language language) {
        return publicUrl.origin() + language.href(withdrawalPath(id));
    }

    /** What a sponsor, who signs before the petition is published, must send in the field {@code parrainage}. */
    public String sponsorToken(long petitionId) {
        return secrets.token("sponsor").write(petitionId);
    }

    /** Whether the author of this petition shared that. */
    public boolean isSponsorToken(String token, long petitionId) {
        return token != null
                && secrets.token("sponsor")
                        .read(token, 1)
                        .filter(id -> id.get(0) == petitionId)
                        .isPresent();
    }
}
