package fr.voix.parliament.texte;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/**
 * One deposited version of a bill.
 *
 * @param numero as printed, without leading zeros; null when the uid carries none
 * @param titre the long title; null when no source of titles names it
 * @param titreCourt what pages show first; null likewise
 */
@MappedEntity("texte")
public record Texte(
        @Id String uid,
        @Nullable String dossierUid,
        @Nullable String numero,
        TypeTexte type,
        @Nullable String titre,
        @Nullable String titreCourt,
        byte[] fingerprint)
        implements Official {}
