package fr.voix.account;

import java.time.Duration;

/** What became of a sign-in. */
sealed interface SignInResult {

    record SignedIn(SecretToken token) implements SignInResult {}

    /** Unknown account, not yet activated, or wrong password: the same answer. */
    record Refused() implements SignInResult {}

    /** Too many failures: no password is looked at before that time is over. */
    record Paused(Duration remaining) implements SignInResult {}

    /** Too many passwords are being hashed. */
    record Busy() implements SignInResult {}
}
