package fr.voix.base.database;

import java.sql.SQLException;
import java.util.stream.Stream;

/** Tells failures of the database, which does not answer or refuses, from those of its data. */
public final class DatabaseOutage {

    private static final int DEEPEST = 20;

    private DatabaseOutage() {}

    /** Whether the failure is one of the database or of the connection to it. */
    public static boolean isOne(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST)
                .anyMatch(cause -> cause instanceof SQLException
                        || cause.getClass().getPackageName().startsWith("io.micronaut."));
    }

    /** Does work that is repeated anyway: an outage ends this run, and is logged elsewhere. */
    public static void passOver(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            if (!isOne(e)) {
                throw e;
            }
            JobRun.miss();
        }
    }
}
