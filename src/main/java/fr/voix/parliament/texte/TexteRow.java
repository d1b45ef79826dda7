package fr.voix.parliament.texte;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

@MappedEntity("texte")
record TexteRow(
        @Id String uid,
        @Nullable String dossierUid,
        @Nullable String numero,
        TypeTexte type,
        @Nullable String titre,
        @Nullable String titreCourt,
        byte[] fingerprint) {

    static TexteRow of(Texte texte, byte[] fingerprint) {
        return new TexteRow(
                texte.uid(),
                texte.dossierUid(),
                texte.numero(),
                texte.type(),
                texte.titre(),
                texte.titreCourt(),
                fingerprint);
    }

    Texte toDomain() {
        return new Texte(uid, dossierUid, numero, type, titre, titreCourt);
    }
}
