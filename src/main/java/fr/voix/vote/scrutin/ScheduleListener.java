package fr.voix.vote.scrutin;

/** Called, in the same transaction, for each scheduled closing that was carried out. */
public interface ScheduleListener {

    void onCarriedOut(String scrutinUid, Closure closure);
}
