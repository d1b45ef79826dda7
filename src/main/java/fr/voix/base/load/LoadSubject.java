package fr.voix.base.load;

import java.time.Instant;
import java.util.function.Consumer;

/** One thing that is counted, to be looked at and counted without naming it again; good for the length of a request. */
public final class LoadSubject {

    private final LoadCounter current;
    private final LoadCounter oldest;
    private final Consumer<LoadCounter> touch;

    /**
     * @param current under the key of now
     * @param oldest under the key of the oldest that is remembered; the same one but for the first minutes of an hour
     */
    LoadSubject(LoadCounter current, LoadCounter oldest, Consumer<LoadCounter> touch) {
        this.current = current;
        this.oldest = oldest;
        this.touch = touch;
    }

    public void count(Instant now) {
        current.add(1, now);
        touch.accept(current);
    }

    public LoadSeen seen(Instant now) {
        touch.accept(current);
        if (oldest == current) {
            return current.seen(now);
        }
        touch.accept(oldest);
        return current.seen(now).plus(oldest.seen(now));
    }
}
