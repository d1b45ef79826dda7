package fr.voix.base.database;

import io.micronaut.data.exceptions.DataAccessException;
import java.sql.SQLException;
import java.sql.SQLWarning;

/** A commit that may still be lost. Code that classifies failures sees a connection lost during a commit (SQL state 08007). */
final class UnknownOutcomeException extends DataAccessException {

    private static final long serialVersionUID = 1;

    private static final String TRANSACTION_RESOLUTION_UNKNOWN = "08007";

    UnknownOutcomeException(String why) {
        super("What was committed may vanish: " + why, new SQLException(why, TRANSACTION_RESOLUTION_UNKNOWN));
    }

    /** Fails on a warning: PostgreSQL reports a commit whose wait for a standby was cut short as done, with a warning only. */
    static void refuse(SQLWarning warning) {
        if (warning != null) {
            throw new UnknownOutcomeException(warning.getMessage());
        }
    }
}
