package fr.voix.base.deployment;

import java.util.Optional;

/**
 * Says why visitors should be sent to another instance. What all instances have in common, such as the database, is no reason: they
 * would all be taken away, together with the pages that they still have.
 */
public interface UnreadyReason {

    /** A sentence that names no person; may wait a little. */
    Optional<String> unready();
}
