package fr.voix.petition.signature;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/** Which signature it is, and its place among those of its mailbox. */
@MappedEntity("signature")
record SignatureRow(long urnId, @Id UUID signatureId, int slot) {

    SignatureId id() {
        return new SignatureId(urnId, signatureId);
    }
}
