package fr.voix.base.deployment;

/** A monotonic clock: it runs evenly whatever the machine's time is set to. */
@FunctionalInterface
public interface Stopwatch {

    /** Nanoseconds since an arbitrary instant: only differences have a meaning. */
    long nanoTime();
}
