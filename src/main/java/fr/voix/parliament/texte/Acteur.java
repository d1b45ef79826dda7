package fr.voix.parliament.texte;

/**
 * A person of parliament. Name, civility, group and constituency: nothing else of the official files is kept.
 *
 * @param numeroDepartement text, for {@code 2A}
 */
public record Acteur(
        String uid,
        String civilite,
        String prenom,
        String nom,
        String groupeUid,
        String departement,
        String numeroDepartement,
        String numeroCirconscription) {}
