package fr.voix.urn.note;

/** Is told what a folder of notes says, oldest first. */
public interface NoteListener {

    void onNote(KeptNote note);

    /** One of a service by another name. */
    default void onOther(KeptNote note) {}

    /** An epoch began: what was noted of this urn until here says nothing beyond that size any more. */
    default void onEpoch(String uid, long size) {}
}
