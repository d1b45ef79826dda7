package fr.voix.decision;

import fr.voix.closure.ClosureResult;
import fr.voix.closure.ScheduleListener;
import fr.voix.closure.ScheduledAct;
import fr.voix.setaside.SetAside;
import fr.voix.setaside.SetAsideListener;
import jakarta.inject.Singleton;

/** Writes down what the clock carries out. */
@Singleton
class DecisionListener implements ScheduleListener, SetAsideListener {

    private final ActService acts;
    private final BallotActService ballots;

    DecisionListener(ActService acts, BallotActService ballots) {
        this.acts = acts;
        this.ballots = ballots;
    }

    @Override
    public void onDone(SetAside decision) {
        ballots.appendDone(decision);
    }

    @Override
    public void onHeld(SetAside decision) {
        ballots.appendHeld(decision);
    }

    @Override
    public void onCarriedOut(String scrutinUid, ScheduledAct act, ClosureResult result) {
        acts.appendCarriedOut(scrutinUid, result);
    }
}
