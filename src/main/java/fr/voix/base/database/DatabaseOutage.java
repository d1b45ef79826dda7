package fr.voix.base.database;

import java.sql.SQLException;
import java.util.stream.Stream;

/** Tells a database that does not answer, or refuses, from data in it that make no sense. */
public final class DatabaseOutage {

    private static final int DEEPEST = 20;

    private DatabaseOutage() {}

    /** Whether the failure is one of the database or of the way to it. */
    public static boolean isOne(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST)
                .anyMatch(cause -> cause instanceof SQLException
                        || cause.getClass().getPackageName().startsWith("io.micronaut."));
    }

    /** Does what is tried again: an outage ends it, and is said by others. */
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
