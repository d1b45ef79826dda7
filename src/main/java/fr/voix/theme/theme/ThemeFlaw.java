package fr.voix.theme.theme;

/** Why what a colleague typed about a theme is refused. */
public enum ThemeFlaw {
    LIBELLE_LENGTH("libelle"),
    /** Nothing of the French name can stand in an address. */
    LIBELLE_WITHOUT_ADDRESS("libelle"),
    LIBELLE_TAKEN("libelle"),
    /** Another theme has this address, or had it once. */
    ADDRESS_TAKEN("libelle"),
    LIBELLE_EN_LENGTH("libelleEn"),
    LIBELLE_EN_TAKEN("libelleEn"),
    DESCRIPTION_LENGTH("description"),
    DESCRIPTION_EN_LENGTH("descriptionEn"),
    REASON_MISSING("reason"),
    REASON_LENGTH("reason"),
    /** A merge leads to another theme that is in use. */
    TARGET("into"),
    /** Without any theme in use nothing could be classified. */
    LAST_IN_USE("reason");

    private final String field;

    ThemeFlaw(String field) {
        this.field = field;
    }

    /** Name of the field where it stands. */
    public String field() {
        return field;
    }
}
