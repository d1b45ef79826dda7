package fr.voix.amendement;

/** Who tabled an amendement. */
public enum AuteurType {
    DEPUTE,
    RAPPORTEUR,
    GOUVERNEMENT,
    INCONNU
}
