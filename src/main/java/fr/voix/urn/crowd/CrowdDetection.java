package fr.voix.urn.crowd;

import fr.voix.urn.leaf.AsideMark;
import io.micronaut.context.annotation.Property;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.support.TransactionSynchronization;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Finds which new votes are above what is expected of their network or domain. What it goes by is in memory: a batch without
 * such a vote asks the database nothing. The group that they join is in the database, for all instances; what the others let
 * through is heard behind the votes ({@link ElsewhereService}).
 */
@Singleton
public record CrowdDetection(
        QuarantineRepository quarantines,
        PressureNoticeService notices,
        TransactionOperations<Connection> transactions,
        ElsewhereService elsewhere,
        QuarantineConfig config,

        @Property(name = "voix.limits.enabled", defaultValue = "true")
        boolean isEnabled,

        Clock clock) {

    /** A memory for one kind of urns, in which nothing was seen yet. */
    public <V> Crowds<V> remember(OriginKind... kinds) {
        return new Crowds<>(Arrays.stream(kinds).collect(Collectors.toMap(Function.identity(), config::expected)));
    }

    /**
     * Which of a batch wait, in the transaction that holds the locks of its urns. The caller writes down who is marked.
     *
     * @param crowds what was seen before, and from now on
     * @param fresh votes of people who have none there, and no mark
     * @param busy everybody in the batch: what stands of them may be about to change
     * @param counted reads, under the lock, what stands and counts of some
     */
    public <V, B> Quarantine<V, B> sift(
            Crowds<V> crowds, List<Arrival<V>> fresh, Set<V> busy, Function<List<V>, Map<V, B>> counted) {
        if (!isEnabled) {
            return Quarantine.none();
        }
        synchronized (crowds) {
            Instant now = clock.instant();
            ElsewhereService.Batch others = elsewhere.batch();
            Map<CrowdKey, List<Arrival<V>>> above = new LinkedHashMap<>();
            Map<Object, Runnable> mementos = new HashMap<>();
            for (Arrival<V> arrival : fresh) {
                CrowdKey tooMany = crowds.take(arrival, now, mementos, others);
                if (tooMany != null) {
                    above.computeIfAbsent(tooMany, ignored -> new ArrayList<>()).add(arrival);
                }
            }
            restoreOnRollback(crowds, mementos.values());
            afterCommit(others::committed);
            afterCommit(() -> notices.count(fresh));
            return above.isEmpty() ? Quarantine.none() : gather(crowds, above, busy, counted, now);
        }
    }

    /** A batch that the database refuses is tried again in halves: it must not count its voters each time. */
    private void restoreOnRollback(Crowds<?> crowds, Collection<Runnable> mementos) {
        transactions.findTransactionStatus().orElseThrow().registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(Status status) {
                if (status != Status.COMMITTED) {
                    synchronized (crowds) {
                        mementos.forEach(Runnable::run);
                    }
                }
            }
        });
    }

    private void afterCommit(Runnable told) {
        transactions.findTransactionStatus().orElseThrow().registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                told.run();
            }
        });
    }

    private <V, B> Quarantine<V, B> gather(
            Crowds<V> crowds,
            Map<CrowdKey, List<Arrival<V>>> above,
            Set<V> busy,
            Function<List<V>, Map<V, B>> counted,
            Instant now) {
        Map<CrowdKey, List<Arrival<V>>> ripe = new LinkedHashMap<>();
        above.forEach((key, arrivals) -> {
            Crowd<V> crowd = crowds.of(key);
            if (crowd.isWaiting() || crowd.above().size() + arrivals.size() >= Crowd.SMALLEST) {
                ripe.put(key, arrivals);
            } else {
                arrivals.forEach(arrival -> crowd.above().add(arrival.voter()));
            }
        });
        if (ripe.isEmpty()) {
            return Quarantine.none();
        }
        Map<CrowdKey, AsideMark> open = quarantines.findOpen(ripe.keySet());
        // what stands and counts of those that were let through though they were above
        List<V> held = ripe.keySet().stream()
                .flatMap(key -> crowds.of(key).above().stream())
                .filter(voter -> !busy.contains(voter))
                .distinct()
                .toList();
        Map<V, B> standing = held.isEmpty() ? Map.of() : counted.apply(held);
        Quarantine<V, B> quarantine = new Quarantine<>(new HashMap<>(), new LinkedHashMap<>());
        ripe.forEach((key, arrivals) ->
                gather(key, crowds.of(key), arrivals, open.get(key), busy, standing, quarantine, now));
        return quarantine;
    }

    /** The new votes of an origin join its group, or open one where there are ten; fewer are counted, and remembered as long as they stand. */
    private <V, B> void gather(
            CrowdKey key,
            Crowd<V> crowd,
            List<Arrival<V>> arrivals,
            AsideMark open,
            Set<V> busy,
            Map<V, B> standing,
            Quarantine<V, B> quarantine,
            Instant now) {
        Set<V> left = crowd.above().stream()
                .filter(voter -> standing.containsKey(voter) || busy.contains(voter))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        // no ballot joins two groups
        List<V> earlier = left.stream()
                .filter(voter ->
                        standing.containsKey(voter) && !quarantine.earlier().containsKey(voter))
                .toList();
        if (open == null && earlier.size() + arrivals.size() < Crowd.SMALLEST) {
            arrivals.forEach(arrival -> left.add(arrival.voter()));
            crowd.hold(left);
            return;
        }
        AsideMark mark = open;
        if (mark == null) {
            mark = quarantines.open(key, now.truncatedTo(ChronoUnit.HOURS));
            notices.tell(arrivals.getFirst().urnUid(), key.kind());
        }
        for (Arrival<V> arrival : arrivals) {
            quarantine.fresh().put(arrival.voter(), mark);
        }
        for (V voter : earlier) {
            quarantine.earlier().put(voter, new Quarantine.Earlier<>(standing.get(voter), mark));
        }
        String uid = arrivals.getFirst().urnUid();
        afterCommit(() -> notices.count(uid, arrivals.size() + earlier.size()));
        earlier.forEach(left::remove);
        crowd.join(left);
    }
}
