package fr.voix.desk.account;

import java.time.Duration;

/** What became of a wish to come in, or to change or set the password with which one does. */
public sealed interface EntryResult {

    /** The password is right: a half-open session, and what it is open to. */
    record HalfOpen(SecretToken token, SessionState state) implements EntryResult {}

    /** A complete session. {@code device}: what the browser keeps to be known the next time. */
    record Opened(SecretToken token, String device) implements EntryResult {

        @Override
        public String toString() {
            return "Opened[…]";
        }
    }

    /** The password is set. */
    record Done() implements EntryResult {}

    /**
     * What was typed or signed does not do. That it belongs to no account, or to none in use, is not told.
     *
     * @param problem the key of a text
     */
    record Refused(String problem) implements EntryResult {}

    /** Too many failures: nothing is looked at before that time is over. */
    record Paused(Duration remaining) implements EntryResult {}

    /** Too many passwords are being hashed. */
    record Busy() implements EntryResult {}

    /** The session has ended, or the link is used, replaced, out of date or was never given: the answer does not say which. */
    record Expired() implements EntryResult {}
}
