package fr.voix.urn.log;

import fr.voix.urn.leaf.Contradiction;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says which urns may be written to. An urn that contradicts its published state or its leaves is stopped: no ballot is added to a
 * history that a verifier can prove wrong. If the whole database is older than what was published, all urns are stopped. Reading goes
 * on. In memory, asked before each write; {@link UrnStopping} synchronises it with the other instances.
 */
@Singleton
public final class UrnGuard {

    private static final Logger LOG = LoggerFactory.getLogger(UrnGuard.class);

    private final AtomicReference<State> state = new AtomicReference<>(State.of(null, Map.of(), Set.of()));

    /**
     * @param said why all urns were stopped by hand; null when they were not
     * @param all why all urns are stopped: by hand, or because of what was found in one; null when only some are
     */
    private record State(
            @Nullable String said, @Nullable String all, Map<String, Contradiction> stopped, Set<Long> urnIds) {

        static State of(@Nullable String said, Map<String, Contradiction> stopped, Set<Long> urnIds) {
            String found = stopped.values().stream()
                    .filter(Contradiction::isOfAll)
                    .findFirst()
                    .map(Contradiction::publicSentence)
                    .orElse(null);
            return new State(said, said == null ? found : said, stopped, urnIds);
        }

        State with(Contradiction found) {
            Map<String, Contradiction> more = new LinkedHashMap<>(stopped);
            more.putIfAbsent(found.uid(), found);
            return of(said, more, urnIds);
        }

        boolean isNone() {
            return all == null && stopped.isEmpty();
        }
    }

    /** Whether all urns are stopped. */
    public boolean isReadOnly() {
        return state.get().all() != null;
    }

    /** Whether only this instance stopped all urns: others may go on. */
    public boolean isStoppedHere() {
        return state.get().said() != null;
    }

    /** Whether this urn may not be written to. */
    public boolean isReadOnly(String uid) {
        return isReadOnly() || state.get().stopped().containsKey(uid);
    }

    /** The same by number, which is known a moment later than the uid. */
    public boolean isReadOnly(long urnId) {
        return isReadOnly() || state.get().urnIds().contains(urnId);
    }

    /** Carries out the orders for urns that may be written to and refuses the others; answers in the same order. */
    public <O, R> List<R> sift(List<O> orders, Predicate<O> isReadOnly, R refused, Function<List<O>, List<R>> write) {
        if (state.get().isNone()) {
            return write.apply(orders);
        }
        List<O> going = new ArrayList<>();
        List<Boolean> isGoing = new ArrayList<>();
        for (O order : orders) {
            isGoing.add(!isReadOnly.test(order));
            if (isGoing.getLast()) {
                going.add(order);
            }
        }
        Iterator<R> answers = going.isEmpty()
                ? Collections.emptyIterator()
                : write.apply(going).iterator();
        return isGoing.stream().map(goes -> goes ? answers.next() : refused).toList();
    }

    /** Stops all urns. */
    public void stop(String why) {
        state.updateAndGet(
                before -> State.of(before.said() == null ? why : before.said(), before.stopped(), before.urnIds()));
        LOG.error("Urns are read-only: {}", why);
    }

    /** Stops an urn. The first contradiction that was found is kept. */
    public void contradict(Contradiction found) {
        State before = state.getAndUpdate(known -> known.with(found));
        if (!before.stopped().containsKey(found.uid())) {
            LOG.error("{} is read-only: {}", found.isOfAll() ? "Every urn" : "An urn", found.sentence());
        }
    }

    /**
     * Replaces the set of stopped urns.
     *
     * @param urnIds the numbers of those that exist
     */
    void take(Map<String, Contradiction> stopped, Set<Long> urnIds) {
        State before = state.getAndUpdate(known -> State.of(known.said(), stopped, urnIds));
        stopped.values().stream()
                .filter(found -> !before.stopped().containsKey(found.uid()))
                .forEach(found -> LOG.error("Stopped by another instance: {}", found.sentence()));
        before.stopped().keySet().stream()
                .filter(uid -> !stopped.containsKey(uid))
                .forEach(uid -> LOG.warn("The urn of {} is released", uid));
    }

    /** The contradiction of an urn, if any. From memory; asked before each answer with figures. */
    public Optional<Contradiction> contradiction(String uid) {
        return Optional.ofNullable(state.get().stopped().get(uid));
    }

    /** The stopped urns with their contradictions. */
    public Set<String> stopped() {
        return state.get().stopped().keySet();
    }

    /** Why writing is stopped, as a public sentence: the reason for all urns, or that of the first stopped urn with the number of others. */
    public Optional<String> reason() {
        State now = state.get();
        return Optional.ofNullable(now.all())
                .or(() -> now.stopped().values().stream()
                        .findFirst()
                        .map(found ->
                                found.publicSentence() + others(now.stopped().size() - 1)));
    }

    private static String others(int count) {
        return count == 0 ? "" : " " + count + (count == 1 ? " other is" : " others are") + " stopped too.";
    }
}
