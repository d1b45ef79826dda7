package fr.voix.base.http;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Tells whether an exception comes from the database, and what kind of failure it is. */
public final class DatabaseFailure {

    /**
     * PostgreSQL's states for: shutting down, crashed, starting up, a session ended because it was idle, read-only since another
     * server took over.
     */
    private static final Set<String> AWAY = Set.of("57P01", "57P02", "57P03", "25P03", "25006");

    /** Classes of states: lost connections (08); no disk, memory or connections left (53); failing disk (58). */
    private static final Set<String> AWAY_CLASSES = Set.of("08", "53", "58");

    /** The disk is full: nothing can be written, but everything can be read. */
    private static final Set<String> FULL = Set.of("53100");

    /** A statement was cancelled by its time limit; the database itself works. */
    private static final Set<String> GIVEN_UP = Set.of("57014");

    private static final int DEEPEST = 20;

    private DatabaseFailure() {}

    public static boolean isOne(Throwable failure) {
        return cause(failure, any -> true).isPresent();
    }

    /** Whether the database is away: waiting helps, and the request was not at fault. */
    public static boolean isOfConnection(Throwable failure) {
        return cause(failure, DatabaseFailure::isAway).isPresent();
    }

    public static boolean isAway(SQLException e) {
        String state = e.getSQLState();
        // the pool gave no connection in time, or a connection broke during use, for which Hikari gives no state
        return e instanceof SQLTransientConnectionException
                || state == null
                || AWAY.contains(state)
                || state.length() == 5 && AWAY_CLASSES.contains(state.substring(0, 2));
    }

    /** Whether a disk of the database has no room left. */
    public static boolean isOfFullDisk(Throwable failure) {
        return cause(failure, e -> hasState(e, FULL)).isPresent();
    }

    /**
     * Whether the commit may have happened. False when the pool gave no connection, or PostgreSQL itself refused: then nothing
     * was written.
     */
    public static boolean isOutcomeOpen(Throwable failure) {
        return cause(failure, any -> true)
                .map(cause -> !(cause instanceof SQLTransientConnectionException)
                        && (cause.getSQLState() == null
                                || cause.getSQLState().startsWith("08")
                                || cause.getSQLState().startsWith("57P")))
                .orElse(false);
    }

    /** Whether the statement exceeded its time limit. */
    public static boolean isGivenUp(SQLException e) {
        return hasState(e, GIVEN_UP);
    }

    /** Whether the exception has one of these states; it may have none. */
    public static boolean hasState(SQLException e, Set<String> states) {
        return e.getSQLState() != null && states.contains(e.getSQLState());
    }

    public static Optional<SQLException> cause(Throwable failure, Predicate<SQLException> isMeant) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .filter(isMeant)
                .findFirst();
    }
}
