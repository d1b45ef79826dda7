package fr.voix.urn.live;

/** Is told that something newer is there. Called by any thread; must not wait for anything. */
interface Follower {

    void catchUp();

    /** No more will come. */
    void end();
}
