package fr.voix.desk.queue;

import java.time.Instant;

/** Whether somebody has a scrutin to themselves. */
sealed interface LockResult {

    record Mine(Instant until) implements LockResult {}

    /** A colleague has it. */
    record Theirs(String email, Instant until) implements LockResult {}

    record NoScrutin() implements LockResult {}
}
