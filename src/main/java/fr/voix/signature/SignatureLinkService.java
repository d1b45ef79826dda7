package fr.voix.signature;

import fr.voix.platform.PublicUrl;
import fr.voix.platform.Secrets;
import fr.voix.platform.SignedToken;
import fr.voix.wording.Language;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.util.Optional;

/** The links that stand in mails to signatories, and the one by which sponsors come. */
@Singleton
public class SignatureLinkService {

    static final String PATH = "/signatures/";
    static final String WITHDRAWAL = "/retrait";

    private final SignedToken confirmation;
    private final SignedToken withdrawal;
    private final SignedToken sponsor;
    private final PublicUrl publicUrl;

    SignatureLinkService(Secrets secrets, PublicUrl publicUrl) {
        this.confirmation = new SignedToken(secrets.pepper(), "signature-confirm");
        this.withdrawal = new SignedToken(secrets.pepper(), "signature-withdraw");
        this.sponsor = new SignedToken(secrets.pepper(), "sponsor");
        this.publicUrl = publicUrl;
    }

    /** Where a signature is confirmed, and shown once it is; in French, without origin. */
    String confirmationPath(SignatureId id) {
        return PATH + confirmation.write(id.bytes());
    }

    Optional<SignatureId> readConfirmation(String token) {
        return confirmation.read(token).flatMap(SignatureId::of);
    }

    String withdrawalPath(SignatureId id) {
        return PATH + withdrawal.write(id.bytes()) + WITHDRAWAL;
    }

    Optional<SignatureId> readWithdrawal(String token) {
        return withdrawal.read(token).flatMap(SignatureId::of);
    }

    String confirmationUrl(SignatureId id, Language language) {
        return publicUrl.origin() + language.href(confirmationPath(id));
    }

    /** Where a signature is withdrawn and erased: for every mail to a signatory. */
    public String withdrawalUrl(SignatureId id, Language language) {
        return publicUrl.origin() + language.href(withdrawalPath(id));
    }

    /** What whoever signs before the petition is published must bring with them, in the field {@code parrainage}. */
    public String sponsorToken(long petitionId) {
        return sponsor.write(ByteBuffer.allocate(Long.BYTES).putLong(petitionId).array());
    }

    /** Whether the author of this petition shared that. */
    public boolean isSponsorToken(String token, long petitionId) {
        return token != null
                && sponsor.read(token)
                        .filter(id ->
                                id.length == Long.BYTES && ByteBuffer.wrap(id).getLong() == petitionId)
                        .isPresent();
    }
}
