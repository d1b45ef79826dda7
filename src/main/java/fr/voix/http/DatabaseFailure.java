package fr.voix.http;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Tells from an exception whether the database is behind it, and how. */
final class DatabaseFailure {

    /** PostgreSQL's: shutting down, crashed, starting up, too many connections. */
    private static final Set<String> AWAY = Set.of("57P01", "57P02", "57P03", "53300");

    private static final int DEEPEST = 20;

    private DatabaseFailure() {}

    static boolean isOne(Throwable failure) {
        return cause(failure, any -> true).isPresent();
    }

    /** Class 08 is every kind of lost connection; Hikari's own exception says that the pool gave none in time. */
    static boolean isOfConnection(Throwable failure) {
        return cause(failure, DatabaseFailure::isAway).isPresent();
    }

    static boolean isAway(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return e instanceof SQLTransientConnectionException || state.startsWith("08") || AWAY.contains(state);
    }

    static Optional<SQLException> cause(Throwable failure, Predicate<SQLException> isMeant) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .filter(isMeant)
                .findFirst();
    }
}
