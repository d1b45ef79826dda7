package fr.voix.desk.account;

import java.util.List;

/** What became of a change to the second factors of one's own account. */
public sealed interface FactorResult {

    /** A factor was added or given up. */
    record Done() implements FactorResult {}

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

    /** Other recovery codes, shown now and never again. */
    record Codes(List<String> codes) implements FactorResult {

        @Override
        public String toString() {
            return "Codes[…]";
        }
    }

    /** @param problem the key of a text: what is wrong with the code or the passkey */
    record Refused(String problem) implements FactorResult {}

    /** The sign-in is too long ago. */
    record Stale() implements FactorResult {}

    /** Without it the owner could not sign in to this account. */
    record Last() implements FactorResult {}

    /** Another request was first: the session has ended or may do nothing more, or the factor is there already, or no more. */
    record TooLate() implements FactorResult {}
}
