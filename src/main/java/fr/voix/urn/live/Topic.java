package fr.voix.urn.live;

import io.micronaut.core.annotation.Nullable;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A followed scrutin: its newest event and its subscriptions. */
final class Topic {

    private final String uid;
    private final Set<Follower> followers = ConcurrentHashMap.newKeySet();

    @Nullable
    private volatile TallyEvent newest;

    /** Subscriptions; guarded by the map that holds the topic. */
    private int uses;

    Topic(String uid) {
        this.uid = uid;
    }

    String uid() {
        return uid;
    }

    Set<Follower> followers() {
        return followers;
    }

    @Nullable
    TallyEvent newest() {
        return newest;
    }

    /** Takes an event if it is newer: reports may come in the wrong order, and an urn only grows. */
    synchronized boolean offer(TallyEvent event) {
        if (!isOlderThan(event.size())) {
            return false;
        }
        newest = event;
        return true;
    }

    boolean isOlderThan(long size) {
        TallyEvent known = newest;
        return known == null || known.size() < size;
    }

    /** Ends the topic; a scrutin that is shown again gets a new one. */
    boolean isGone() {
        TallyEvent known = newest;
        return known != null && known.isGone();
    }

    Topic use() {
        uses++;
        return this;
    }

    /** Null when it has no client any more. */
    @Nullable
    Topic leave() {
        uses--;
        return uses == 0 ? null : this;
    }
}
