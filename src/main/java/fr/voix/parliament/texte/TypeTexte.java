package fr.voix.parliament.texte;

/** Where a texte comes from; {@code INCONNU} for kinds the official data may add. */
public enum TypeTexte {
    PROJET,
    PROPOSITION,
    RESOLUTION,
    INCONNU
}
