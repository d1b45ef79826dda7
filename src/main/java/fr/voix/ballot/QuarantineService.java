package fr.voix.ballot;

import fr.voix.urn.UrnWriter;
import io.micronaut.transaction.TransactionDefinition.Propagation;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.sql.Date;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Groups of ballots that wait to be looked at, for those who look. */
@Singleton
public class QuarantineService {

    private final QuarantineRepository quarantines;
    private final UrnWriter urns;
    private final Clock clock;

    QuarantineService(QuarantineRepository quarantines, UrnWriter urns, Clock clock) {
        this.clock = clock;
        this.urns = urns;
        this.quarantines = quarantines;
    }

    /** Those of one urn, the oldest first. */
    @Transactional(readOnly = true)
    public List<WaitingGroup> waiting(long urnId) {
        return quarantines.waiting(urnId);
    }

    /** Scrutins in which something waits, the one that waits longest first. */
    @Transactional(readOnly = true)
    public List<WaitingScrutin> scrutinsWaiting(int most) {
        return quarantines.scrutinsWaiting(most);
    }

    /** Forgets of which networks groups are, as {@link NetworkService} does; the groups stay. */
    @Transactional
    public int forgetNetworks() {
        LocalDate upTo = LocalDate.now(clock.withZone(ZoneOffset.UTC)).minusDays(NetworkService.DAYS_KEPT);
        return quarantines.forget(Date.valueOf(upTo));
    }

    /** Nobody joins that group any more until the transaction ends; false when there is none that is open. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean freeze(long urnId, long number) {
        urns.lock(List.of(urnId));
        return quarantines.isOpen(urnId, number);
    }

    /** Nobody joins it from now on. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void settle(long urnId, long number, long decision) {
        quarantines.settle(urnId, number, decision);
    }

    /** It waits again, since what was to settle it was dropped. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void unsettle(long urnId, long number) {
        quarantines.settle(urnId, number, null);
    }
}
