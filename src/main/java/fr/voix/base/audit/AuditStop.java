package fr.voix.base.audit;

import java.util.Optional;

/** Records, for all instances and across restarts, that the audit log was altered. */
public interface AuditStop {

    /** The fault, as known to this instance; makes no query. */
    Optional<AuditFault> standing();

    /** Reports a fault to all instances; the first one found stays. */
    void stop(AuditFault found);
}
