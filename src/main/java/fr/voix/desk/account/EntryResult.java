package fr.voix.desk.account;

import java.time.Duration;

/** The result of signing in, or of setting or changing a password. */
public sealed interface EntryResult {

    /** The password is right: a half-open session with its state. */
    record HalfOpen(SecretToken token, SessionState state) implements EntryResult {}

    /** A complete session. {@code device}: the cookie by which the browser is known next time. */
    record Opened(SecretToken token, String device) implements EntryResult {

        @Override
        public String toString() {
            return "Opened[…]";
        }
    }

    /** The password is set. */
    record Done() implements EntryResult {}

    /**
     * The input is wrong. It is not told whether there is such an account, or whether it is in use.
     *
     * @param problem the key of a text
     */
    record Refused(String problem) implements EntryResult {}

    /** Too many failures: further tries are not checked before this time is over. */
    record Paused(Duration remaining) implements EntryResult {}

    /** Too many passwords are being hashed. */
    record Busy() implements EntryResult {}

    /** The session has ended, or the link is used, replaced, expired or was never given; the answer does not tell which. */
    record Expired() implements EntryResult {}
}
