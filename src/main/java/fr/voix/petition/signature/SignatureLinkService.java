package fr.voix.petition.signature;

import fr.voix.base.deployment.PublicUrl;
import fr.voix.base.secret.Secrets;
import fr.voix.base.secret.SignedToken;
import fr.voix.base.text.Language;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The links that stand in mails to signatories, and the one by which sponsors come. */
@Singleton
public class SignatureLinkService {

    public static final String PATH = "/signatures/";
    public static final String WITHDRAWAL = "/retrait";

    private final SignedToken confirmation;
    private final SignedToken withdrawal;
    private final SignedToken sponsor;
    private final PublicUrl publicUrl;

    SignatureLinkService(Secrets secrets, PublicUrl publicUrl) {
        this.confirmation = secrets.token("signature-confirm");
        this.withdrawal = secrets.token("signature-withdraw");
        this.sponsor = secrets.token("sponsor");
        this.publicUrl = publicUrl;
    }

    /** Where a signature is confirmed, and shown once it is; in French, without origin. */
    public String confirmationPath(SignatureId id) {
        return PATH + id.write(confirmation);
    }

    public Optional<SignatureId> readConfirmation(String token) {
        return SignatureId.read(confirmation, token);
    }

    public String withdrawalPath(SignatureId id) {
        return PATH + id.write(withdrawal) + WITHDRAWAL;
    }

    public Optional<SignatureId> readWithdrawal(String token) {
        return SignatureId.read(withdrawal, token);
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
        return sponsor.write(petitionId);
    }

    /** Whether the author of this petition shared that. */
    public boolean isSponsorToken(String token, long petitionId) {
        return token != null
                && sponsor.read(token, 1).filter(id -> id.get(0) == petitionId).isPresent();
    }
}
