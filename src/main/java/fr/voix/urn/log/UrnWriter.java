package fr.voix.urn.log;

import fr.voix.base.database.DistributionConfig;
import fr.voix.base.database.RoundTrip;
import fr.voix.base.database.Transactions;
import fr.voix.base.database.WalBarrier;
import fr.voix.urn.leaf.Urn;
import fr.voix.urn.leaf.UrnDraft;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Writes to urns. In one transaction a caller locks the urns of its batch, writes to the drafts and saves them: leaves, root and
 * counts are committed together with what else the caller writes.
 */
@Singleton
public record UrnWriter(
        UrnRepository urns,
        LeafRepository leaves,
        TileStore tiles,
        PublicationRepository publications,
        QuietRule quiet,
        UrnStopping stops,
        DistributionConfig distribution,
        JdbcOperations jdbc,
        Transactions transactions,
        Clock clock) {

    private static final int LONGEST_SILENCE_SECONDS = 10;

    /** Locks urns until the transaction ends; those that do not exist are left out. */
    public Map<Long, UrnDraft> lock(Collection<Long> urnIds) {
        transactions.require();
        return drafts(urns.lock(urnIds));
    }

    /**
     * Locks those that the public may see, while people are waiting: urns that are not shown are absent too, and a
     * database that does not answer within {@value #LONGEST_SILENCE_SECONDS} seconds fails the transaction. To be asked for once
     * the trip is sent.
     */
    public Supplier<Map<Long, UrnDraft>> lockShown(Collection<Long> urnIds, RoundTrip trip) {
        transactions.require();
        urns.limitSilence(Duration.ofSeconds(LONGEST_SILENCE_SECONDS));
        WalBarrier.commitEarly(trip);
        urns.planOnce(trip);
        List<Urn> locked = urns.lockShown(urnIds, trip);
        return () -> drafts(locked);
    }

    /** Hidden ones, too: sponsors sign a petition before it is published. */
    public Supplier<Map<Long, UrnDraft>> lock(Collection<Long> urnIds, RoundTrip trip) {
        transactions.require();
        urns.limitSilence(Duration.ofSeconds(LONGEST_SILENCE_SECONDS));
        WalBarrier.commitEarly(trip);
        urns.planOnce(trip);
        List<Urn> locked = urns.lock(urnIds, trip);
        return () -> drafts(locked);
    }

    /** Orders with the same value may share a commit. */
    public Object commitOf(long urnId) {
        return distribution.distributed() ? urnId : "all";
    }

    private static Map<Long, UrnDraft> drafts(List<Urn> locked) {
        return locked.stream().map(UrnDraft::new).collect(Collectors.toMap(UrnDraft::urnId, Function.identity()));
    }

    /** Saves the drafts. */
    public void save(Collection<UrnDraft> drafts) {
        transactions.require();
        RoundTrip trip = new RoundTrip(jdbc);
        save(drafts, trip);
        trip.send();
    }

    /** Saves them when the round trip is sent. */
    public void save(Collection<UrnDraft> drafts, RoundTrip trip) {
        transactions.require();
        List<UrnDraft> touched = drafts.stream().filter(UrnDraft::isTouched).toList();
        if (touched.isEmpty()) {
            return;
        }
        touched.forEach(draft -> stops.requireGoing(draft.uid()));
        leaves.insert(touched, trip);
        touched.forEach(draft -> tiles.writeCompleted(draft, trip));
        leaves.writePeriods(touched, trip);
        Instant now = Instant.now(clock);
        urns.update(touched, now, trip);
        urns.upsertHistory(touched, trip);
        if (quiet.isGrouping()) {
            publications.write(touched, now, trip);
        }
    }
}
