package fr.voix.base.load;

import fr.voix.base.database.DatabaseOutage;
import org.slf4j.Logger;

/** The rounds of a job that waits for a database that does not answer, and says so once, not every second. */
public final class PatientRound {

    private final Logger log;
    private volatile boolean isCutOff;

    PatientRound(Logger log) {
        this.log = log;
    }

    public void run(Runnable work) {
        try {
            work.run();
            isCutOff = false;
        } catch (RuntimeException e) {
            if (!DatabaseOutage.isOne(e)) {
                throw e;
            }
            if (!isCutOff) {
                log.warn("Waits for the database: {}", e.toString());
            }
            isCutOff = true;
        }
    }
}
