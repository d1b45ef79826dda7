package fr.voix.proof;

import fr.voix.platform.PublicUrl;
import fr.voix.platform.Secrets;
import jakarta.inject.Singleton;

/** The key that signs urns, under the name that the public knows this service by. */
@Singleton
public class UrnKeyService {

    private final NoteSigner signer;

    UrnKeyService(PublicUrl publicUrl, Secrets secrets) {
        this.signer = new NoteSigner(publicUrl.host(), secrets.urnKey());
    }

    /** One line: what a verifier is configured with (C2SP {@code signed-note}). */
    public String verifierKey() {
        return signer.verifierKey().encoded();
    }

    NoteSigner signer() {
        return signer;
    }
}
