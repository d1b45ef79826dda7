package fr.voix.desk.account;

import fr.voix.desk.account.attempt.PasswordFlaw;
import java.time.Duration;

/** What became of the wish for another password. */
public sealed interface PasswordChangeResult {

    record Changed() implements PasswordChangeResult {}

    /** The present one is not right. */
    record Wrong() implements PasswordChangeResult {}

    /** The session has ended meanwhile. */
    record TooLate() implements PasswordChangeResult {}

    record Flawed(PasswordFlaw flaw) implements PasswordChangeResult {}

    record Paused(Duration remaining) implements PasswordChangeResult {}

    record Busy() implements PasswordChangeResult {}
}
