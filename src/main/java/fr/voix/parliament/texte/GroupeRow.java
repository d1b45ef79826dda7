package fr.voix.parliament.texte;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.LocalDate;

@MappedEntity("groupe")
record GroupeRow(
        @Id String uid,
        String libelle,
        String sigle,
        @Nullable LocalDate debutOn,
        @Nullable LocalDate finOn,
        byte[] fingerprint) {

    static GroupeRow of(Groupe groupe, byte[] fingerprint) {
        return new GroupeRow(groupe.uid(), groupe.libelle(), groupe.sigle(), groupe.debut(), groupe.fin(), fingerprint);
    }

    Groupe toDomain() {
        return new Groupe(uid, libelle, sigle, debutOn, finOn);
    }
}
