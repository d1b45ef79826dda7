package fr.voix.parliament.amendement;

/** Who tabled an amendement. */
public enum AuteurType {
    DEPUTE,
    RAPPORTEUR,
    GOUVERNEMENT,
    INCONNU
}
