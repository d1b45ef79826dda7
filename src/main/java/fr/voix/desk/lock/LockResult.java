package fr.voix.desk.lock;

import fr.voix.base.text.Messages;
import fr.voix.urn.leaf.UrnKind;
import java.time.Instant;

/** Whether a colleague has a scrutin or a petition to themselves. */
public sealed interface LockResult {

    record Mine() implements LockResult {}

    /** A colleague has it. */
    record Theirs(UrnKind kind, String email, Instant until) implements LockResult {

        public String in(Messages words) {
            var key = kind == UrnKind.SCRUTIN ? "desk.held" : "petitiondesk.held";
            return words.t(key, email, words.hour(until));
        }
    }

    /** There is no such scrutin or petition. */
    record Unknown() implements LockResult {}
}
