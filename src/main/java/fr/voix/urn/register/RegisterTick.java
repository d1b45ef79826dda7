package fr.voix.urn.register;

import fr.voix.base.database.Transactions;
import fr.voix.urn.leaf.Frontier;
import fr.voix.urn.leaf.Leaf;
import fr.voix.urn.leaf.TreeHead;
import fr.voix.urn.leaf.Urn;
import fr.voix.urn.log.UrnPublishing;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * Writes down what moved since the last tick. One instance at a time does; what it states of an urn was published and proven
 * before. Where very many urns move a tick comes less often, and ends with a map of all of them, so that who looks for one that
 * is not there can be shown that it is not.
 */
@Singleton
class RegisterTick {

    /** Above this a tick is shared. */
    private static final int FEW = 100;

    private static final int AT_ONCE = 2_000;
    private static final int QUIET_ROUNDS = 3;
    private static final Duration LOOKED_BACK = Duration.ofHours(1);

    private final RegisterRepository register;
    private final RegisterTree tree;
    private final UrnPublishing publications;
    private final BeanProvider<StatementSource> sources;
    private final Transactions transactions;
    private final Clock clock;
    private final Duration every;
    private final Duration everyOfMany;
    private Instant readAllAt = Instant.EPOCH;
    private Instant quietUntil;

    RegisterTick(
            RegisterRepository register,
            RegisterTree tree,
            UrnPublishing publications,
            BeanProvider<StatementSource> sources,
            Transactions transactions,
            Clock clock,
            @Property(name = "voix.register.every", defaultValue = "10s") Duration every,
            @Property(name = "voix.register.every-of-many", defaultValue = "1m") Duration everyOfMany) {
        this.register = register;
        this.tree = tree;
        this.publications = publications;
        this.sources = sources;
        this.transactions = transactions;
        this.clock = clock;
        this.every = every;
        this.everyOfMany = everyOfMany;
        rest();
    }

    /** Writes nothing for three rounds: another instance may have lines to put back that this one has not seen. */
    final synchronized void rest() {
        quietUntil = clock.instant().plus(every.multipliedBy(QUIET_ROUNDS));
    }

    /**
     * Every urn is read once a minute; in between those in which something may have moved since.
     *
     * @return how many lines were written; none where another instance has just done so, or nothing moved
     */
    synchronized int tick() {
        Instant tick = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Instant before = register.head().tickedAt();
        if (clock.instant().isBefore(quietUntil) || isWithin(every, before, tick)) {
            return 0;
        }
        boolean isAll = !isWithin(everyOfMany, readAllAt, tick);
        List<MovedUrn> moved = proven(
                isAll
                        ? register.moved()
                        : register.moved(tick.minus(LOOKED_BACK).truncatedTo(ChronoUnit.HOURS)));
        if (moved.size() > FEW && isWithin(everyOfMany, before, tick)) {
            return 0;
        }
        // once it is taken: else what a short round does not see would wait for ever
        readAllAt = isAll ? tick : readAllAt;
        return transactions.write(() -> register.lock()
                .filter(head -> head.tickedAt().equals(before))
                .map(head -> write(head.frontier(), moved, tick))
                .orElse(0));
    }

    /** False also where a clock was ahead. */
    private static boolean isWithin(Duration pause, Instant before, Instant now) {
        return !before.isAfter(now) && before.plus(pause).isAfter(now);
    }

    private List<MovedUrn> proven(Map<String, Long> stated) {
        List<String> uids = List.copyOf(stated.keySet());
        List<MovedUrn> moved = new ArrayList<>();
        for (int from = 0; from < uids.size(); from += AT_ONCE) {
            Collection<Urn> some = publications.proven(uids.subList(from, Math.min(uids.size(), from + AT_ONCE)));
            some.forEach(urn -> moved.add(new MovedUrn(urn.uid(), stated.get(urn.uid()), TreeHead.of(urn.frontier()))));
        }
        moved.removeIf(urn -> urn.head().size() == urn.stated());
        moved.sort(Comparator.comparing(MovedUrn::uid));
        return moved;
    }

    private int write(Frontier before, List<MovedUrn> moved, Instant tick) {
        List<Leaf> leaves = new ArrayList<>();
        sources.stream()
                .sorted(Comparator.comparing(StatementSource::kind))
                .forEach(source -> leaves.addAll(statements(source, tick)));
        Map<String, Long> stated =
                register.stated(moved.stream().map(MovedUrn::uid).toList());
        // another instance may have stated a newer one since
        boolean isRestored = leaves.stream().anyMatch(leaf -> leaf.line().startsWith("r1 "));
        List<MovedUrn> taken = moved.stream()
                .filter(urn -> stated.getOrDefault(urn.uid(), 0L) == urn.stated())
                .filter(urn -> urn.head().size() > urn.stated() || isRestored || register.isRestored(urn.uid()))
                .toList();
        long first = before.size() + leaves.size();
        register.state(taken, LongStream.range(first, first + taken.size()).toArray());
        taken.forEach(urn -> leaves.add(new Leaf(urn.line())));
        if (taken.size() > FEW) {
            leaves.add(map());
        }
        if (!leaves.isEmpty()) {
            tree.append(before, leaves, tick);
        }
        return leaves.size();
    }

    private List<Leaf> statements(StatementSource source, Instant tick) {
        List<Statement> fresh = source.fresh(register.stated(source.kind()), tick);
        register.state(fresh);
        return fresh.stream().map(statement -> new Leaf(statement.line())).toList();
    }

    /** The root over the lines that stand of all urns, in the order of their uids. */
    private Leaf map() {
        List<Leaf> lines = register.map();
        Frontier map = Frontier.EMPTY;
        for (Leaf line : lines) {
            map = map.append(line.hash());
        }
        return new Leaf("m1 " + map.size() + " " + map.rootHex());
    }
}
