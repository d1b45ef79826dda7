package fr.voix.base.database;

/** The database is not as this build needs it; what is to be done is in the message. */
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

    /** Whether it may be otherwise in a while, with nothing done. */
    public boolean isPassing() {
        return isPassing;
    }
}
