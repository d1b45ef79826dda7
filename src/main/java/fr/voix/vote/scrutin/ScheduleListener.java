package fr.voix.vote.scrutin;

/** Is told, in the same transaction, of each closing that the clock brought. */
public interface ScheduleListener {

    void onCarriedOut(String scrutinUid, Closure closure);
}
