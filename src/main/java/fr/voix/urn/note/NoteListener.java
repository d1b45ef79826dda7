package fr.voix.urn.note;

/** Gets the notes of a folder, oldest first. */
public interface NoteListener {

    void onNote(KeptNote note);

    /** A note of a service with another name. */
    default void onOther(KeptNote note) {}

    /** A new epoch: earlier notes of this urn are valid up to that size only. */
    default void onEpoch(String uid, long size) {}
}
