package fr.voix.base.load;

import fr.voix.base.database.DatabaseOutage;
import java.sql.SQLException;
import java.util.Objects;
import java.util.stream.Stream;
import org.slf4j.Logger;

/** Runs a job that waits while the database does not answer, and logs this once, not every second. */
public final class PatientRound {

    private static final int DEEPEST = 20;

    private final Logger log;
    private final String job;
    private final OutageNotice outages;
    private volatile boolean isCutOff;

    /** @param job as the log names it */
    PatientRound(Logger log, String job, OutageNotice outages) {
        this.log = log;
        this.job = job;
        this.outages = outages;
    }

    public void run(Runnable work) {
        try {
            work.run();
            isCutOff = false;
        } catch (RuntimeException e) {
            if (!DatabaseOutage.isOne(e)) {
                throw e;
            }
            if (!outages.tell(job, e) && !isCutOff) {
                log.warn("{} waits for the database: {}", job, withoutRow(e));
            }
            isCutOff = true;
        }
    }

    /** The database's message without the row that it quotes: a row may be a voter's. */
    static String withoutRow(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(DEEPEST)
                .filter(SQLException.class::isInstance)
                .findFirst()
                .map(cause ->
                        Objects.toString(cause.getMessage()).lines().findFirst().orElse(""))
                .orElseGet(() -> failure.getClass().getName());
    }
}
