package fr.voix.vote.scrutin;

/** Is told of an act that was set before and is now carried out, in the transaction that does it. */
public interface ScheduleListener {

    void onCarriedOut(String scrutinUid, ScheduledAct act, ClosureResult result);
}
