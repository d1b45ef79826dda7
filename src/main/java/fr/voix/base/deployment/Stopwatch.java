package fr.voix.base.deployment;

/** A clock that only measures: it goes on evenly whatever the machine's time is set to. */
@FunctionalInterface
public interface Stopwatch {

    /** Nanoseconds since some instant: use it only to compare it with an earlier one. */
    long nanoTime();
}
