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
 * The rounds of a job that does several things, none of which may keep the others waiting by failing: what failed comes last in
 * the next round, and its failure is said once, not every second. One job, one instance: rounds do not run at once.
 *
 * @param <T> tells one thing to do from another, by {@code equals}
 */
public final class FairRound<T> {

    private final Logger log;
    private final String job;
    private final OutageNotice outages;
    private final PatientRound waiting;
    /** The one that failed longest ago comes first. */
    private final Set<T> failing = new LinkedHashSet<>();

    /** @param job as the log names it: "Closing" */
    public FairRound(Logger log, String job, OutageNotice outages) {
        this.log = log;
        this.job = job;
        this.outages = outages;
        this.waiting = new PatientRound(log, job, outages);
    }

    /** Does each thing once. A database that does not answer ends the round; the next one begins with what did not fail. */
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

    /** False when there is no use in going on. */
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
