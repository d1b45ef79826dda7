package fr.voix.desk.account;

import java.time.Duration;

/** What became of a second factor, or of a passkey alone. */
public sealed interface StepResult {

    /**
     * A complete session.
     *
     * @param device what the browser keeps to be known the next time
     */
    record Opened(SecretToken token, String device) implements StepResult {

        @Override
        public String toString() {
            return "Opened[…]";
        }
    }

    record Refused() implements StepResult {}

    record Paused(Duration remaining) implements StepResult {}

    /** The half-open session has ended, or the page lay open for too long. */
    record Expired() implements StepResult {}
}
