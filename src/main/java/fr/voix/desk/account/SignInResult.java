package fr.voix.desk.account;

import java.time.Duration;

/** What became of an address and a password. */
public sealed interface SignInResult {

    /** The password is right: a half-open session, and what it is open to. */
    record HalfOpen(SecretToken token, SessionState state) implements SignInResult {}

    /** Unknown account, not yet activated, suspended, without a password, or wrong password: the same answer. */
    record Refused() implements SignInResult {}

    /** Too many failures: nothing is looked at before that time is over. */
    record Paused(Duration remaining) implements SignInResult {}

    /** Too many passwords are being hashed. */
    record Busy() implements SignInResult {}
}
