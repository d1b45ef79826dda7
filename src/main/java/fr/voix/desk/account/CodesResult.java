package fr.voix.desk.account;

import java.util.List;

/** What became of the wish for other recovery codes. */
public sealed interface CodesResult {

    /** Shown now and never again. */
    record Made(List<String> codes) implements CodesResult {

        @Override
        public String toString() {
            return "Made[…]";
        }
    }

    /** The sign-in is too long ago. */
    record Stale() implements CodesResult {}

    /** The session has ended. */
    record TooLate() implements CodesResult {}
}
