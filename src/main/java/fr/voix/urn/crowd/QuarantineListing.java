package fr.voix.urn.crowd;

import fr.voix.base.database.Transactions;
import fr.voix.urn.leaf.UrnKind;
import fr.voix.urn.log.UrnWriter;
import jakarta.inject.Singleton;
import java.sql.Date;
import java.util.List;
import java.util.Optional;

/** Groups of votes that wait to be looked at, for those who look. */
@Singleton
public record QuarantineListing(
        QuarantineRepository quarantines, UrnWriter urns, OriginService origins, Transactions transactions) {

    /** Those of one urn of which something stands, the oldest first. */
    public List<WaitingGroup> waiting(long urnId) {
        return quarantines.waiting(urnId);
    }

    /** Urns of one kind in which something waits, the one that waits longest first. */
    public List<WaitingUrn> urnsWaiting(UrnKind kind, int most) {
        return quarantines.urnsWaiting(kind, most);
    }

    /** Forgets of which networks and domains groups are, as {@link OriginService} does; the groups stay. */
    int forgetOrigins() {
        return quarantines.forget(Date.valueOf(origins.lastForgotten()));
    }

    /**
     * No ballot joins that group any more until the transaction ends. Returns what it has in common; empty when there is none
     * that is open.
     */
    public Optional<OriginKind> freeze(long urnId, long number) {
        transactions.require();
        urns.lock(List.of(urnId));
        return quarantines.findOpen(urnId, number);
    }

    /** No ballot joins it from now on. */
    public void settle(long urnId, long number, long decision) {
        transactions.require();
        quarantines.settle(urnId, number, decision);
    }

    /** It waits again, since what was to settle it was dropped. */
    public void unsettle(long urnId, long number) {
        transactions.require();
        quarantines.settle(urnId, number, null);
    }
}
