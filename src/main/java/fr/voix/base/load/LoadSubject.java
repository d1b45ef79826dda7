package fr.voix.base.load;

import java.time.Instant;
import java.util.Arrays;
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
        count(1, now);
    }

    /** Counts several at once. */
    public void count(int times, Instant now) {
        current.add(times, now);
        touch.accept(current);
    }

    /** Slot by slot, the oldest first. */
    long[] slots(Instant now) {
        touch.accept(current);
        long[] slots = current.slots(now);
        if (oldest != current) {
            touch.accept(oldest);
            long[] before = oldest.slots(now);
            Arrays.setAll(slots, i -> slots[i] + before[i]);
        }
        return slots;
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
