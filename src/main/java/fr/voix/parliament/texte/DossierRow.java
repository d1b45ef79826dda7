package fr.voix.parliament.texte;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

@MappedEntity("dossier")
record DossierRow(@Id String uid, String titre, byte[] fingerprint) {

    static DossierRow of(Dossier dossier, byte[] fingerprint) {
        return new DossierRow(dossier.uid(), dossier.titre(), fingerprint);
    }

    Dossier toDomain() {
        return new Dossier(uid, titre);
    }
}
