package fr.voix.base.deployment;

import java.util.Optional;

/**
 * A reason to send visitors to another instance. Trouble that all instances share, such as with the database, is none: a load
 * balancer would remove them all, with the pages that they can still serve.
 */
public interface UnreadyReason {

    /** A sentence that names no person; may block briefly. */
    Optional<String> unready();
}
