package fr.voix.base.database;

import io.micronaut.data.exceptions.DataAccessException;
import java.sql.SQLException;
import java.sql.SQLWarning;

/** What was committed may vanish. To whoever tells failures apart it is a connection that was lost during a commit. */
final class UnknownOutcomeException extends DataAccessException {

    private static final long serialVersionUID = 1;

    private static final String TRANSACTION_RESOLUTION_UNKNOWN = "08007";

    UnknownOutcomeException(String why) {
        super("What was committed may vanish: " + why, new SQLException(why, TRANSACTION_RESOLUTION_UNKNOWN));
    }

    /** PostgreSQL answers a commit whose wait for a standby was cut short with a warning alone, and calls it done. */
    static void refuse(SQLWarning warning) {
        if (warning != null) {
            throw new UnknownOutcomeException(warning.getMessage());
        }
    }
}
