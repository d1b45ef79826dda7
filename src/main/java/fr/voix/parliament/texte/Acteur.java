package fr.voix.parliament.texte;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/**
 * A person of parliament. Name, civility, group and constituency: nothing else of the official files is kept.
 *
 * @param numeroDepartement text, for {@code 2A}
 */
@MappedEntity("acteur")
public record Acteur(
        @Id String uid,
        String civilite,
        String prenom,
        String nom,
        @Nullable String groupeUid,
        @Nullable String departement,
        @Nullable String numeroDepartement,
        @Nullable String numeroCirconscription,
        byte[] fingerprint)
        implements Official {}
