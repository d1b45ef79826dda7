package fr.voix.base.audit;

import java.util.Optional;

/** Where it stands, for all instances and past a restart, that the account of all acts is not what it was. */
public interface AuditStop {

    /** As it is known here; makes no query. */
    Optional<AuditFault> standing();

    /** Says so to all instances; what was found first stays. */
    void stop(AuditFault found);
}
