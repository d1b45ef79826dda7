package fr.voix.urn.note;

/** Erases again what somebody had erased, where a database came back that still has it. */
public interface ErasureListener {

    /** What it erases, as a line of the file begins: one word. */
    String kind();

    /** False where that cannot be done now; true also when nothing of it is there. */
    boolean eraseAgain(String id);
}
