package fr.voix.desk.petition;

import java.time.Instant;

/** Whether somebody has a petition to themselves. */
sealed interface PetitionLockResult {

    record Mine(Instant until) implements PetitionLockResult {}

    /** A colleague has it. */
    record Theirs(String email, Instant until) implements PetitionLockResult {}

    record NoPetition() implements PetitionLockResult {}
}
