package fr.voix.petition.signature;

import fr.voix.base.text.Language;
import io.micronaut.core.annotation.Introspected;
import java.util.UUID;

/** One sealed field of a signature. */
@Introspected
record SealedRow(long urnId, UUID signatureId, byte[] sealed, Language language) {

    SignatureId id() {
        return new SignatureId(urnId, signatureId);
    }
}
