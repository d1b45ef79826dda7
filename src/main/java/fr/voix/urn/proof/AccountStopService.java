package fr.voix.urn.proof;

import fr.voix.base.audit.AuditFault;
import fr.voix.base.audit.AuditStop;
import fr.voix.urn.leaf.Contradiction;
import fr.voix.urn.log.UrnStopping;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Stores that the audit log contradicts itself, in the same table as stopped urns. */
@Singleton
record AccountStopService(UrnStopping stops) implements AuditStop {

    @Override
    public Optional<AuditFault> standing() {
        return stops.account().map(found -> AuditFault.parse(found.how()));
    }

    @Override
    public void stop(AuditFault found) {
        stops.stop(Contradiction.of(Contradiction.ACCOUNT, found.sentence()));
    }
}
