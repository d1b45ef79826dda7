package fr.voix.urn.leaf;

/** How well a voter is known; the tally is kept per tier from the start. */
public enum Tier {
    BROWSER(0),
    EMAIL(1),
    IDENTITY(2);

    private final int level;

    Tier(int level) {
        this.level = level;
    }

    /** The digit written in leaves and JSON. */
    public int level() {
        return level;
    }

    public static Tier of(int level) {
        return values()[level];
    }
}
