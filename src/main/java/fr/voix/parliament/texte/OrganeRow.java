package fr.voix.parliament.texte;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

@MappedEntity("organe")
record OrganeRow(
        @Id String uid,
        String type,
        String libelle,
        @Nullable String sigle,
        byte[] fingerprint) {

    static OrganeRow of(Organe organe, byte[] fingerprint) {
        return new OrganeRow(organe.uid(), organe.type(), organe.libelle(), organe.sigle(), fingerprint);
    }

    Organe toDomain() {
        return new Organe(uid, type, libelle, sigle);
    }
}
