package fr.voix.urn;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether urns may be written to. Once the database is found to contradict what was published, nothing is added to it any
 * more: every further ballot would stand on a history that somebody holds proof against. Reading goes on. Only a restart
 * after the cause was dealt with begins anew.
 */
@Singleton
public final class UrnGuard {

    private static final Logger LOG = LoggerFactory.getLogger(UrnGuard.class);

    private final AtomicReference<String> reason = new AtomicReference<>();
    private final Map<String, Contradiction> contradictions = new ConcurrentHashMap<>();

    /** Asked before every write. */
    public boolean isReadOnly() {
        return reason.get() != null;
    }

    /** Stops all writing; the first reason stays the one that is shown. */
    public void stop(String why) {
        reason.compareAndSet(null, why);
        LOG.error("Urns are read-only: {}", why);
    }

    /** Remembers that an urn contradicts itself or what was published of it; the first that is found stays. */
    public void contradict(Contradiction found) {
        contradictions.putIfAbsent(found.uid(), found);
    }

    /** What is known against an urn; from memory, asked for every answer that shows figures. */
    public Optional<Contradiction> contradiction(String uid) {
        return Optional.ofNullable(contradictions.get(uid));
    }

    /** Why nothing is written, in a sentence. */
    public Optional<String> reason() {
        return Optional.ofNullable(reason.get());
    }
}
