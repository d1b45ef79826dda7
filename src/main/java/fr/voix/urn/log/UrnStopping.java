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
 * Keeps all instances in step about which urns are stopped, and whether the account of acts holds: what one finds stands in the database, and all read it with every
 * round of publishing. Where the database cannot be written to, it holds in memory and wherever the listeners wrote it down.
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

    /** Stops an urn at once; the other instances hear of it with the next {@link #sync}. */
    public void stop(Contradiction found) {
        if ((found.isOfAccount() ? account() : guard.contradiction(found.uid())).isPresent()) {
            return;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        // first, or a sync meanwhile would take it for released
        unwritten.put(found.uid(), new UrnStop(found, now, false));
        take(found);
        listeners.stream().forEach(listener -> listener.onStopped(found, now));
    }

    /** Takes up what was found before a start: it holds unless it was released since. */
    public void restore(UrnStop stop) {
        unwritten.put(stop.found().uid(), stop);
        take(stop.found());
    }

    /** No ballot waits for the account: no urn is stopped for it. */
    private void take(Contradiction found) {
        if (found.isOfAccount()) {
            account = found;
        } else {
            guard.contradict(found);
        }
    }

    /** How the account of acts contradicts itself, or what was signed of it. */
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
     * Fails for an urn that is stopped; a command, which publishes nothing, asks the database the first time.
     *
     * @throws ContradictedException where it is stopped by itself, also since the order was taken in
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

    /** Whether something was found that the other instances do not know yet. */
    boolean isAhead() {
        return !unwritten.isEmpty();
    }

    /** Tells the other instances what was found here, and takes up what they found, and what was released. */
    public synchronized void sync() {
        List<UrnStop> fresh = List.copyOf(unwritten.values());
        try {
            if (!fresh.isEmpty()) {
                stops.insert(fresh);
                // what was made of it, exports included, is not good any more
                publicVersion.bumpForWithdrawal();
                fresh.forEach(stop -> unwritten.remove(stop.found().uid(), stop));
                listeners.stream().forEach(UrnStopListener::onWritten);
            }
            isFailing = false;
        } catch (RuntimeException e) {
            // said once, not every second
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

    /** A release is written down: a stop of which there is no word in the database was taken away, and is put back. */
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

    /** Why an urn is stopped, as the database says it. */
    public Optional<Contradiction> standing(String uid) {
        return stops.findStanding().stream()
                .map(UrnStopRepository.Standing::found)
                .filter(found -> found.uid().equals(uid))
                .findFirst();
    }

    /** Lets an urn go on. The caller has proven it. False when it is not stopped. */
    @Transactional
    public boolean release(String uid, String reason) {
        boolean isReleased = stops.release(uid, reason, clock.instant());
        if (isReleased) {
            publicVersion.bump();
        }
        return isReleased;
    }
}
