package fr.voix.urn.note;

/** Repeats erasures in a restored database that still has the data. */
public interface ErasureListener {

    /** The first word of its lines in the file. */
    String kind();

    /** False if it cannot be done now; true also when there is nothing to erase. */
    boolean eraseAgain(String id);
}
