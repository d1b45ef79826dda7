package fr.voix.base.database;

/** The schema of the database does not fit this build; the message says what to do. */
public final class SchemaException extends RuntimeException {

    private final boolean isPassing;

    SchemaException(String sentence) {
        this(sentence, null, false);
    }

    SchemaException(String sentence, Throwable cause) {
        this(sentence, cause, false);
    }

    SchemaException(String sentence, Throwable cause, boolean isPassing) {
        super(sentence, cause);
        this.isPassing = isPassing;
    }

    /** Whether trying again later may help, with nothing changed. */
    public boolean isPassing() {
        return isPassing;
    }
}
