package fr.voix.petition.petition;

/** By whom something happened to a petition. */
public enum EventActor {
    AUTHOR,
    MODERATION,
    /** By the clock. */
    SERVICE
}
