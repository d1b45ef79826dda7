package fr.voix.urn.live;

import io.micronaut.core.annotation.Nullable;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** One Scrutin that clients follow: its newest event, and who follows it. */
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

    /** Whether this is news; two reports may come in the wrong order, and an urn only grows. */
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

    /** Whoever asks for it again, when it is shown again, needs another one. */
    boolean isGone() {
        TallyEvent known = newest;
        return known != null && known.isGone();
    }

    Topic use() {
        uses++;
        return this;
    }

    /** Null when no client uses it any more. */
    @Nullable
    Topic leave() {
        uses--;
        return uses == 0 ? null : this;
    }
}
