package fr.voix.base.text;

/** The three positions of a vote, in official words; used by deputies and citizens alike. */
public enum Position {
    POUR("pour"),
    CONTRE("contre"),
    ABSTENTION("abstention");

    private final String code;

    Position(String code) {
        this.code = code;
    }

    /** The word used in addresses and JSON. */
    public String code() {
        return code;
    }
}
