package fr.voix.decision;

import fr.voix.closure.ClosureResult;
import fr.voix.closure.ScheduleListener;
import fr.voix.closure.ScheduledAct;
import jakarta.inject.Singleton;

/** Writes down what the clock carries out. */
@Singleton
class DecisionListener implements ScheduleListener {

    private final ActService acts;

    DecisionListener(ActService acts) {
        this.acts = acts;
    }

    @Override
    public void onCarriedOut(String scrutinUid, ScheduledAct act, ClosureResult result) {
        acts.appendCarriedOut(scrutinUid, result);
    }
}
