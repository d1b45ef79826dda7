package fr.voix.theme.theme;

/** Faults of a moderator's input about a theme. */
public enum ThemeFlaw {
    LIBELLE_LENGTH("libelle"),
    /** No character of the French name can be used in an address. */
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
    /** The target of a merge must be another theme in use. */
    TARGET("into"),
    /** The last theme in use cannot be retired, as nothing could be classified. */
    LAST_IN_USE("reason");

    private final String field;

    ThemeFlaw(String field) {
        this.field = field;
    }

    /** Name of the form field. */
    public String field() {
        return field;
    }
}
