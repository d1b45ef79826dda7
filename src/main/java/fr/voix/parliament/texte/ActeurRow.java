package fr.voix.parliament.texte;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

@MappedEntity("acteur")
record ActeurRow(
        @Id String uid,
        String civilite,
        String prenom,
        String nom,
        @Nullable String groupeUid,
        @Nullable String departement,
        @Nullable String numeroDepartement,
        @Nullable String numeroCirconscription,
        byte[] fingerprint) {

    static ActeurRow of(Acteur acteur, byte[] fingerprint) {
        return new ActeurRow(
                acteur.uid(),
                acteur.civilite(),
                acteur.prenom(),
                acteur.nom(),
                acteur.groupeUid(),
                acteur.departement(),
                acteur.numeroDepartement(),
                acteur.numeroCirconscription(),
                fingerprint);
    }

    Acteur toDomain() {
        return new Acteur(uid, civilite, prenom, nom, groupeUid, departement, numeroDepartement, numeroCirconscription);
    }
}
