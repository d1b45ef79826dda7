package fr.voix.base.http;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Tells from an exception whether the database is behind it, and how. */
public final class DatabaseFailure {

    /**
     * PostgreSQL's: shutting down, crashed, starting up, a session that it ended because we were silent, read-only since another
     * server took over.
     */
    private static final Set<String> AWAY = Set.of("57P01", "57P02", "57P03", "25P03", "25006");

    /** Classes of them: every kind of lost connection; no disk, memory or connections left; its disk fails. */
    private static final Set<String> AWAY_CLASSES = Set.of("08", "53", "58");

    /** PostgreSQL found no room for what it was to write; what is there can be read. */
    private static final Set<String> FULL = Set.of("53100");

    /** A statement that its own time limit ended: the database is there, and everything else goes on. */
    private static final Set<String> GIVEN_UP = Set.of("57014");

    private static final int DEEPEST = 20;

    private DatabaseFailure() {}

    public static boolean isOne(Throwable failure) {
        return cause(failure, any -> true).isPresent();
    }

    /** Whether waiting helps, and nothing that was asked for was wrong. */
    public static boolean isOfConnection(Throwable failure) {
        return cause(failure, DatabaseFailure::isAway).isPresent();
    }

    public static boolean isAway(SQLException e) {
        String state = e.getSQLState();
        // the pool gives none in time, or took back one that broke in our hands: of that Hikari says no state
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
     * Whether what was to be committed may be. False when the pool gave no connection, or PostgreSQL itself says that it refuses: then
     * nothing is recorded.
     */
    public static boolean isOutcomeOpen(Throwable failure) {
        return cause(failure, any -> true)
                .map(cause -> !(cause instanceof SQLTransientConnectionException)
                        && (cause.getSQLState() == null
                                || cause.getSQLState().startsWith("08")
                                || cause.getSQLState().startsWith("57P")))
                .orElse(false);
    }

    /** Whether it was one statement that took too long. */
    public static boolean isGivenUp(SQLException e) {
        return hasState(e, GIVEN_UP);
    }

    /** Whether the exception has one of these states; not every exception has a state. */
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
