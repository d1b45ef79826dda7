package fr.voix.parliament.texte;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;

/** One line of the list of textes that have amendements. */
@Introspected
record TexteCountRow(
        String uid,
        @Nullable String dossierUid,
        @Nullable String numero,
        TypeTexte type,
        @Nullable String titre,
        @Nullable String titreCourt,
        long amendements) {

    TexteCount toDomain() {
        return new TexteCount(new Texte(uid, dossierUid, numero, type, titre, titreCourt), amendements);
    }
}
