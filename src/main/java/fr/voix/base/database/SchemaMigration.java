package fr.voix.base.database;

import io.micronaut.context.annotation.Property;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.flywaydb.core.api.exception.FlywayValidateException;

/**
 * Migrates the schema of a database to that of this build while services run. A step waits only a few seconds for its locks,
 * since all others queue behind it meanwhile; then it is rolled back and tried again.
 */
@Singleton
final class SchemaMigration {

    /** Description prefix of steps that build an index concurrently: they wait for writers, and no writer waits for them. */
    private static final String INDEX = "index ";

    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final int MOST_CONNECTS = 10;

    /** How long a step waits for a lock, with others queued behind it: less than a voter waits for an answer. */
    private static final Duration LOCK_WITHIN = Duration.ofSeconds(4);

    /** More than a minute of attempts in sum: a transaction that is open for longer is no visitor's. */
    private static final int TRIES = 15;

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final @Nullable String user;
    private final @Nullable String password;
    private final Duration lockWithin;
    private final int tries;
    private final List<String> places;

    @Inject
    SchemaMigration(
            @Nullable @Property(name = "voix.migrate-username") String user,
            @Nullable @Property(name = "voix.migrate-password") String password) {
        this(user, password, LOCK_WITHIN, TRIES);
    }

    SchemaMigration(@Nullable String user, @Nullable String password, Duration lockWithin, int tries) {
        this.user = user;
        this.password = password;
        this.lockWithin = lockWithin;
        this.tries = tries;
        this.places = List.of("classpath:" + SchemaSteps.FOLDER);
    }

    /** For tests: with the login's own role and a folder of further steps. */
    SchemaMigration(Duration lockWithin, int tries, String more) {
        this.user = null;
        this.password = null;
        this.lockWithin = lockWithin;
        this.tries = tries;
        this.places = List.of("classpath:" + SchemaSteps.FOLDER, more);
    }

    /** The schema as this login sees it; waits for a server that is starting. */
    SchemaState state(DatabaseLogin login) {
        try (Connection connection = connect(login)) {
            return new SchemaState(new SchemaRepository(connection).taken(), SchemaSteps.known());
        } catch (SQLException e) {
            throw new IllegalStateException("The schema of the database cannot be read", e);
        }
    }

    private static Connection connect(DatabaseLogin login) throws SQLException {
        for (int tries = 1; ; tries++) {
            try {
                return login.connect();
            } catch (SQLException e) {
                boolean mayPass = e.getSQLState() != null && e.getSQLState().matches("08...|57P03");
                if (!mayPass || tries == MOST_CONNECTS) {
                    throw e;
                }
                pause();
            }
        }
    }

    /** The number of steps taken, and the state of the schema after them. */
    record Taken(int steps, SchemaState state) {}

    /** Takes all steps that are missing. */
    Taken migrate(DatabaseLogin service, Consumer<String> told) {
        DatabaseLogin login = service.as(user, password);
        for (int attempt = 1; ; attempt++) {
            try {
                forgetFailures(login);
                return new Taken(flyway(login).migrate().migrationsExecuted, state(login));
            } catch (FlywayValidateException e) {
                throw new SchemaException(SchemaState.ANOTHER, e);
            } catch (FlywayException e) {
                if (!isWaitedInVain(e)) {
                    throw e;
                }
                if (attempt >= tries) {
                    throw new SchemaException(
                            "A step of the migration needs a lock that others held for " + tries + " times "
                                    + lockWithin.toMillis()
                                    + " ms. That step was undone. Run it again when less is going on;"
                                    + " who holds a transaction open for long: select pid, usename, xact_start, query"
                                    + " from pg_stat_activity where state <> 'idle' order by xact_start.",
                            e,
                            true);
                }
                told.accept("A step waited " + lockWithin.toMillis() + " ms for a lock and was undone; once more ("
                        + attempt + " of " + tries + ")");
                pause();
            }
        }
    }

    private static void forgetFailures(DatabaseLogin login) {
        try (Connection connection = connect(login)) {
            new SchemaRepository(connection).forgetFailures();
        } catch (SQLException e) {
            throw new IllegalStateException("The schema of the database cannot be read", e);
        }
    }

    private Flyway flyway(DatabaseLogin login) {
        return Flyway.configure(SchemaMigration.class.getClassLoader())
                .dataSource(login.url(), login.user(), login.password())
                .locations(places.toArray(String[]::new))
                // a lock held in a transaction would block an index that is built concurrently
                .configuration(Map.of("flyway.postgresql.transactional.lock", "false"))
                .callbacks(new LockTimeout(lockWithin))
                .load();
    }

    private static boolean isWaitedInVain(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && LOCK_NOT_AVAILABLE.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the database was waited for", e);
        }
    }

    /** Sets the lock timeout before each step. */
    private record LockTimeout(Duration within) implements Callback {

        @Override
        public boolean supports(Event event, Context context) {
            return event == Event.BEFORE_EACH_MIGRATE;
        }

        @Override
        public boolean canHandleInTransaction(Event event, Context context) {
            return true;
        }

        @Override
        public void handle(Event event, Context context) {
            boolean isIndex = context.getMigrationInfo().getDescription().startsWith(INDEX);
            try {
                new SchemaRepository(context.getConnection()).setLockTimeout(isIndex ? Duration.ZERO : within);
            } catch (SQLException e) {
                throw new IllegalStateException("A step of the migration cannot be given its time", e);
            }
        }

        @Override
        public String getCallbackName() {
            return "lock timeout";
        }
    }
}
