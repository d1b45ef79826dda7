package fr.voix.ballot;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import fr.voix.urn.AsideMark;
import io.micronaut.context.annotation.Property;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.support.TransactionSynchronization;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds which new ballots are above what is expected of their network. What it goes by is in memory: a batch without such a
 * ballot asks the database nothing. The group that they join is in the database, for all instances; each counts for itself.
 */
@Singleton
class CrowdService {

    private static final long NETWORKS_REMEMBERED = 500_000;
    private static final Duration REMEMBERED = FadingCount.TIME.multipliedBy(3);

    private final QuarantineRepository quarantines;
    private final BallotRepository ballots;
    private final AsideRepository asides;
    private final PressureNoticeService notices;
    private final TransactionOperations<Connection> transactions;
    private final ExpectedShare share;
    private final boolean isEnabled;
    private final Clock clock;
    private final Cache<Long, FadingCount> scrutins =
            Caffeine.newBuilder().expireAfterAccess(REMEMBERED).build();
    private final Cache<CrowdKey, Crowd> crowds = Caffeine.newBuilder()
            .maximumSize(NETWORKS_REMEMBERED)
            .expireAfterAccess(REMEMBERED)
            .build();

    CrowdService(
            QuarantineRepository quarantines,
            BallotRepository ballots,
            AsideRepository asides,
            PressureNoticeService notices,
            TransactionOperations<Connection> transactions,
            QuarantineConfig config,
            @Property(name = "voix.limits.enabled", defaultValue = "true") boolean isEnabled,
            Clock clock) {
        this.quarantines = quarantines;
        this.ballots = ballots;
        this.asides = asides;
        this.notices = notices;
        this.transactions = transactions;
        this.share = config.expected();
        this.isEnabled = isEnabled;
        this.clock = clock;
    }

    /**
     * Which of a batch wait, in the transaction that holds the locks of its urns; their voters are marked.
     *
     * @param fresh ballots of voters who have none there, and no mark
     * @param busy all voters of the batch: what stands of them may be about to change
     */
    synchronized Quarantine sift(List<BallotOrder.Cast> fresh, Set<UrnVoter> busy) {
        if (!isEnabled) {
            return Quarantine.NONE;
        }
        Instant now = clock.instant();
        Map<CrowdKey, List<BallotOrder.Cast>> above = new LinkedHashMap<>();
        Map<Object, Runnable> mementos = new HashMap<>();
        for (BallotOrder.Cast order : fresh) {
            CrowdKey network = CrowdKey.of(order);
            Crowd crowd = crowd(network);
            FadingCount ofScrutin = scrutins.get(network.urnId(), ignored -> new FadingCount());
            mementos.computeIfAbsent(network, ignored -> crowd.memento());
            mementos.computeIfAbsent(network.urnId(), ignored -> ofScrutin.memento());
            if (!crowd.take(UrnVoter.of(order), share, ofScrutin, now)) {
                above.computeIfAbsent(network, ignored -> new ArrayList<>()).add(order);
            }
        }
        restoreOnRollback(mementos.values());
        return above.isEmpty() ? Quarantine.NONE : gather(above, busy, now);
    }

    /** A batch that the database refuses is tried again in halves: it must not count its voters each time. */
    private void restoreOnRollback(Collection<Runnable> mementos) {
        transactions.findTransactionStatus().orElseThrow().registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(Status status) {
                if (status != Status.COMMITTED) {
                    restore(mementos);
                }
            }
        });
    }

    private synchronized void restore(Collection<Runnable> mementos) {
        mementos.forEach(Runnable::run);
    }

    private Crowd crowd(CrowdKey network) {
        return crowds.get(network, ignored -> new Crowd());
    }

    private Quarantine gather(Map<CrowdKey, List<BallotOrder.Cast>> above, Set<UrnVoter> busy, Instant now) {
        Map<CrowdKey, List<BallotOrder.Cast>> ripe = new LinkedHashMap<>();
        above.forEach((network, orders) -> {
            Crowd crowd = crowd(network);
            if (crowd.isWaiting() || crowd.above().size() + orders.size() >= Crowd.SMALLEST) {
                ripe.put(network, orders);
            } else {
                orders.forEach(order -> crowd.above().add(UrnVoter.of(order)));
            }
        });
        if (ripe.isEmpty()) {
            return Quarantine.NONE;
        }
        Map<CrowdKey, AsideMark> open = quarantines.findOpen(ripe.keySet());
        Map<UrnVoter, Ballot> counted = counted(ripe.keySet(), busy);
        Quarantine quarantine = new Quarantine(new HashMap<>(), new ArrayList<>());
        ripe.forEach((network, orders) -> gather(network, orders, open.get(network), counted, quarantine, now));
        Map<UrnVoter, AsideMark> marks = new HashMap<>(quarantine.fresh());
        quarantine
                .earlier()
                .forEach(one -> marks.put(
                        new UrnVoter(one.ballot().urnId(), one.ballot().ballot().voterKey()), one.mark()));
        asides.insert(marks);
        return quarantine;
    }

    /** What stands and counts of those that were let through though they were above, read under the lock. */
    private Map<UrnVoter, Ballot> counted(Collection<CrowdKey> networks, Set<UrnVoter> busy) {
        List<UrnVoter> voters = networks.stream()
                .flatMap(network -> crowd(network).above().stream())
                .filter(voter -> !busy.contains(voter))
                .toList();
        if (voters.isEmpty()) {
            return Map.of();
        }
        Map<UrnVoter, Ballot> standing = ballots.findAll(voters);
        standing.keySet().removeAll(asides.findAll(voters).keySet());
        return standing;
    }

    /** A network's new ballots join its group, or open one where there are ten; fewer are counted, and remembered. */
    private void gather(
            CrowdKey network,
            List<BallotOrder.Cast> orders,
            AsideMark open,
            Map<UrnVoter, Ballot> counted,
            Quarantine quarantine,
            Instant now) {
        Crowd crowd = crowd(network);
        Set<UrnVoter> left = new LinkedHashSet<>(crowd.above());
        List<UrnVoter> earlier = left.stream().filter(counted::containsKey).toList();
        if (open == null && earlier.size() + orders.size() < Crowd.SMALLEST) {
            orders.forEach(order -> left.add(UrnVoter.of(order)));
            crowd.hold(left);
            return;
        }
        AsideMark mark = open;
        if (mark == null) {
            mark = quarantines.open(network, now.truncatedTo(ChronoUnit.HOURS));
            notices.tell(orders.getFirst().scrutin().uid());
        }
        for (BallotOrder.Cast order : orders) {
            quarantine.fresh().put(UrnVoter.of(order), mark);
        }
        for (UrnVoter voter : earlier) {
            quarantine.earlier().add(new Quarantine.Earlier(new UrnBallot(voter.urnId(), counted.get(voter)), mark));
        }
        earlier.forEach(left::remove);
        crowd.join(left);
    }
}
