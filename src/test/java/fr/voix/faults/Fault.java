package fr.voix.faults;

import java.time.Duration;

/**
 * Something that goes wrong under load, for a while.
 *
 * @param name as the table of runs calls it
 * @param lasts from the end of {@code begin} to the begin of {@code end}
 * @param begin breaks something
 * @param end does what a supervisor or an operator does: nothing, or a restart
 */
record Fault(String name, Duration lasts, Step begin, Step end) {

    /** What is done to the stage. */
    interface Step {
        void on(FaultStage stage) throws Exception;
    }
}
