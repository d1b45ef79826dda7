package fr.voix.base.load;

import fr.voix.base.database.DatabaseOutage;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;

/**
 * Runs a job over several items so that one that fails does not delay the others: it comes last in the next run, and its failure
 * is logged once, not every second. Each job has its own instance, and its runs do not overlap.
 *
 * @param <T> an item; items are told apart by {@code equals}
 */
public final class FairRound<T> {

    private final Logger log;
    private final String job;
    private final OutageNotice outages;
    private final PatientRound waiting;
    /** In the order of failure, the oldest first. */
    private final Set<T> failing = new LinkedHashSet<>();

    /** @param job as the log names it: "Closing" */
    public FairRound(Logger log, String job, OutageNotice outages) {
        this.log = log;
        this.job = job;
        this.outages = outages;
        this.waiting = new PatientRound(log, job, outages);
    }

    /**
     * Handles each item once. A database that does not answer ends the run; the next one begins with the items that did not fail.
     */
    public void run(Supplier<List<T>> toDo, Consumer<T> act) {
        waiting.run(() -> runAll(toDo.get(), act));
    }

    private void runAll(List<T> all, Consumer<T> act) {
        failing.retainAll(all);
        List<T> ordered = new ArrayList<>(all);
        ordered.removeAll(failing);
        ordered.addAll(failing);
        boolean goesOn = true;
        for (int i = 0; goesOn && i < ordered.size(); i++) {
            goesOn = attempt(ordered.get(i), act);
        }
    }

    /** False when the run should end, because the database does not answer. */
    private boolean attempt(T thing, Consumer<T> act) {
        try {
            act.accept(thing);
            failing.remove(thing);
            return true;
        } catch (RuntimeException e) {
            boolean isOfDatabase = DatabaseOutage.isOne(e);
            boolean isSaid = outages.tell(job, e);
            boolean isKnown = failing.remove(thing);
            failing.add(thing);
            if (isKnown || isSaid) {
                return !isOfDatabase;
            }
            if (isOfDatabase) {
                log.error("{} failed on {}, and goes on with the others: {}", job, thing, PatientRound.withoutRow(e));
            } else {
                log.error("{} failed on {}, and goes on with the others", job, thing, e);
            }
            return !isOfDatabase;
        }
    }
}
