package fr.voix.desk.account;

import java.util.List;

/** What became of a factor that was to be added. */
public sealed interface FactorResult {

    record Added() implements FactorResult {}

    /**
     * The first factor of an account: its session is complete now.
     *
     * @param codes for recovery, shown now and never again
     */
    record First(SecretToken token, String device, List<String> codes) implements FactorResult {

        @Override
        public String toString() {
            return "First[…]";
        }
    }

    /** The code or the passkey is not right. */
    record Refused() implements FactorResult {}

    /** The page lay open for too long. */
    record Expired() implements FactorResult {}

    /** The sign-in is too long ago. */
    record Stale() implements FactorResult {}

    /** Another request was first: the session has ended or may do nothing more, or the app is there already. */
    record TooLate() implements FactorResult {}
}
