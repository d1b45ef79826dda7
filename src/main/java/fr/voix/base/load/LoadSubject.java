package fr.voix.base.load;

import java.time.Instant;
import java.util.function.Consumer;

/** One counted subject, to be read and counted without naming it again; valid for one request. */
public final class LoadSubject {

    private final LoadCounter current;
    private final LoadCounter oldest;
    private final Consumer<LoadCounter> touch;

    /**
     * @param current under the current key
     * @param oldest under the key of the oldest counts still kept; the same counter except in the first minutes of an hour
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
