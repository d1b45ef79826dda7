package fr.voix.petition.name;

import fr.voix.petition.signature.SignatureId;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/** A name as it is stored. */
@MappedEntity("signature")
record NameRow(long urnId, @Id UUID signatureId, byte[] name, NameState nameState) {

    SignatureId id() {
        return new SignatureId(urnId, signatureId);
    }
}
