package fr.voix.parliament.texte;

/** The life of one bill across its readings. */
public record Dossier(String uid, String titre) {}
