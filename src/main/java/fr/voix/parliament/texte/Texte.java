package fr.voix.parliament.texte;

/**
 * One deposited version of a bill.
 *
 * @param numero as printed, without leading zeros; null when the uid carries none
 * @param titre the long title; null when no source of titles names it
 * @param titreCourt what pages show first; null likewise
 */
public record Texte(String uid, String dossierUid, String numero, TypeTexte type, String titre, String titreCourt) {}
