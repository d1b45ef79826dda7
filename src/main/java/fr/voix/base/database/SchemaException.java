package fr.voix.base.database;

/** The database is not as this build needs it; what is to be done is in the message. */
public final class SchemaException extends RuntimeException {

    SchemaException(String sentence) {
        super(sentence);
    }

    SchemaException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
