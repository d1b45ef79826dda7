package fr.voix.base.database;

/** What may be read of a standby: nothing that is signed or answered of an urn. */
public enum StandbyUse {
    EXPORT(false),
    RECOUNT(false),
    LIST(true);

    private final boolean isRepeatable;

    StandbyUse(boolean isRepeatable) {
        this.isRepeatable = isRepeatable;
    }

    /** Whether reading leaves nothing behind, so that it is done once more where the standby went away meanwhile. */
    boolean isRepeatable() {
        return isRepeatable;
    }
}
