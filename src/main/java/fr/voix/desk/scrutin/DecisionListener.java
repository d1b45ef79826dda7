package fr.voix.desk.scrutin;

import fr.voix.urn.setaside.SetAside;
import fr.voix.urn.setaside.SetAsideListener;
import fr.voix.vote.scrutin.ClosureResult;
import fr.voix.vote.scrutin.ScheduleListener;
import fr.voix.vote.scrutin.ScheduledAct;
import jakarta.inject.Singleton;

/** Writes down what the clock carries out. */
@Singleton
record DecisionListener(ActService acts, BallotActService ballots) implements ScheduleListener, SetAsideListener {

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
