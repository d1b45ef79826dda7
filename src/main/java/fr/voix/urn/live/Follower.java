package fr.voix.urn.live;

/** Whoever is told that something newer is there; called by any thread, must not wait for anything. */
interface Follower {

    void catchUp();

    /** No more will come. */
    void end();
}
