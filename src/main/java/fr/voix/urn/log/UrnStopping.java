package fr.voix.urn.log;

import fr.voix.base.answer.PublicVersion;
import fr.voix.urn.leaf.ContradictedException;
import fr.voix.urn.leaf.Contradiction;
import io.micronaut.context.BeanProvider;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shares between instances which urns are stopped, and whether the audit log contradicts itself: what one finds is stored in the
 * database, and all read it with each round of publishing. If the database cannot be written to, it is kept in memory and by the
 * listeners.
 */
@Singleton
public class UrnStopping {

    private static final Logger LOG = LoggerFactory.getLogger(UrnStopping.class);

    private final UrnStopRepository stops;
    private final UrnGuard guard;
    private final PublicVersion publicVersion;
    private final BeanProvider<UrnStopListener> listeners;
    private final Clock clock;
    private final Map<String, UrnStop> unwritten = new ConcurrentHashMap<>();
    private volatile Contradiction account;
    private volatile boolean isKnown;
    private boolean isFailing;

    UrnStopping(
            UrnStopRepository stops,
            UrnGuard guard,
            PublicVersion publicVersion,
            BeanProvider<UrnStopListener> listeners,
            Clock clock) {
        this.stops = stops;
        this.guard = guard;
        this.publicVersion = publicVersion;
        this.listeners = listeners;
        this.clock = clock;
    }

    /** Stops an urn at once; other instances read it with their next {@link #sync}. */
    public void stop(Contradiction found) {
        if ((found.isOfAccount() ? account() : guard.contradiction(found.uid())).isPresent()) {
            return;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        // first: otherwise a sync at the same time would take it for released
        unwritten.put(found.uid(), new UrnStop(found, now, false));
        take(found);
        listeners.stream().forEach(listener -> listener.onStopped(found, now));
    }

    /** Takes a stop that was found before this start; it holds unless it was released since. */
    public void restore(UrnStop stop) {
        unwritten.put(stop.found().uid(), stop);
        take(stop.found());
    }

    /** Notes a contradiction of the audit log. It stops no urn. */
    private void take(Contradiction found) {
        if (found.isOfAccount()) {
            account = found;
        } else {
            guard.contradict(found);
        }
    }

    /** The contradiction of the audit log to itself or to its signed head, if any. */
    public Optional<Contradiction> account() {
        return Optional.ofNullable(account);
    }

    /** @throws ContradictedException when an urn is stopped */
    void requireSound(String uid) {
        guard.contradiction(uid).ifPresent(found -> {
            throw new ContradictedException(found);
        });
    }

    boolean isStopped(String uid) {
        return guard.contradiction(uid).isPresent();
    }

    Set<String> stopped() {
        return guard.stopped();
    }

    /**
     * Fails for a stopped urn. A command reads the stops from the database first.
     *
     * @throws ContradictedException if this urn is stopped, also since the order came
     */
    void requireGoing(String uid) {
        if (!isKnown) {
            sync();
        }
        requireSound(uid);
        if (guard.isReadOnly(uid)) {
            throw new IllegalStateException(
                    "Urns are read-only: " + guard.reason().orElseThrow());
        }
    }

    /** Whether there are findings that are not stored yet. */
    boolean isAhead() {
        return !unwritten.isEmpty();
    }

    /** Stores findings of this instance, and reads those of others and releases. */
    public synchronized void sync() {
        List<UrnStop> fresh = List.copyOf(unwritten.values());
        try {
            if (!fresh.isEmpty()) {
                stops.insert(fresh);
                // what was made from it, exports included, is not valid any more
                publicVersion.bumpForWithdrawal();
                fresh.forEach(stop -> unwritten.remove(stop.found().uid(), stop));
                listeners.stream().forEach(UrnStopListener::onWritten);
            }
            isFailing = false;
        } catch (RuntimeException e) {
            // logged once, not every second
            if (!isFailing) {
                LOG.error("That urns are stopped is not written to the database: {}", e.toString());
            }
            isFailing = true;
        }
        Map<String, Contradiction> stopped = new LinkedHashMap<>();
        Set<Long> urnIds = new HashSet<>();
        for (UrnStopRepository.Standing row : stops.findStanding()) {
            stopped.put(row.found().uid(), row.found());
            Optional.ofNullable(row.urnId()).ifPresent(urnIds::add);
        }
        keepWhatNobodyReleased(stopped.keySet());
        unwritten.forEach((uid, stop) -> stopped.putIfAbsent(uid, stop.found()));
        keepWhatMayNotGoOn(stopped);
        account = stopped.remove(Contradiction.ACCOUNT);
        guard.take(stopped, urnIds);
        isKnown = true;
    }

    /** Each release is stored. A stop that is missing in the database without a release was deleted by hand: it is stored again. */
    private void keepWhatNobodyReleased(Set<String> standing) {
        Map<String, Contradiction> gone = known();
        gone.keySet().removeAll(standing);
        gone.keySet().removeAll(unwritten.keySet());
        if (!gone.isEmpty()) {
            stops.findReleased(gone.keySet()).forEach(gone::remove);
        }
        gone.forEach((uid, found) -> {
            LOG.error("That {} is stopped was taken out of the database, and is written anew", uid);
            unwritten.put(uid, new UrnStop(found, clock.instant().truncatedTo(ChronoUnit.MICROS), false));
        });
    }

    private Map<String, Contradiction> known() {
        Map<String, Contradiction> known = new HashMap<>();
        guard.stopped().forEach(uid -> guard.contradiction(uid).ifPresent(found -> known.put(uid, found)));
        account().ifPresent(found -> known.put(found.uid(), found));
        return known;
    }

    private void keepWhatMayNotGoOn(Map<String, Contradiction> stopped) {
        Map<String, Contradiction> released = known();
        released.keySet().removeAll(stopped.keySet());
        if (!released.isEmpty() && !listeners.stream().allMatch(UrnStopListener::mayGoOn)) {
            stopped.putAll(released);
        }
    }

    /** Why an urn is stopped, from the database. */
    public Optional<Contradiction> standing(String uid) {
        return stops.findStanding().stream()
                .map(UrnStopRepository.Standing::found)
                .filter(found -> found.uid().equals(uid))
                .findFirst();
    }

    /** Releases an urn that the caller has checked. False when it is not stopped. */
    @Transactional
    public boolean release(String uid, String reason) {
        boolean isReleased = stops.release(uid, reason, clock.instant());
        if (isReleased) {
            publicVersion.bump();
        }
        return isReleased;
    }
}
