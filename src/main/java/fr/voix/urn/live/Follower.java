package fr.voix.urn.live;

/** Called when there is something new, on any thread. Must not block. */
interface Follower {

    void catchUp();

    /** Called when no more events will come. */
    void end();
}
