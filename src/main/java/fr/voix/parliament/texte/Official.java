package fr.voix.parliament.texte;

/** What one official file says. */
public interface Official {

    /** Stands for the hash of a file where none was read: another file only named what this is about. */
    byte[] NAMED_ONLY = {};

    String uid();

    /** Hash of the file that it was read from, 32 bytes: a file with the same hash has nothing new to say. */
    byte[] fingerprint();
}
