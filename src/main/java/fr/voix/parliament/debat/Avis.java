package fr.voix.parliament.debat;

/** What the committee or the Government thinks of an amendement. */
public enum Avis {
    FAVORABLE,
    DEFAVORABLE,
    /** Leaves it to the Assemblée. */
    SAGESSE,
    /** Asks for its withdrawal, and else is against it. */
    RETRAIT
}
