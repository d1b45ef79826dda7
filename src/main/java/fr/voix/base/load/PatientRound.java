package fr.voix.base.load;

import fr.voix.base.database.DatabaseOutage;
import org.slf4j.Logger;

/** The rounds of a job that waits for a database that does not answer, and says so once, not every second. */
public final class PatientRound {

    private final Logger log;
    private final String waiting;
    private volatile boolean isCutOff;

    /** @param waiting the sentence of the log: "Webhooks wait for the database" */
    public PatientRound(Logger log, String waiting) {
        this.log = log;
        this.waiting = waiting;
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
                log.warn(waiting);
            }
            isCutOff = true;
        }
    }
}
