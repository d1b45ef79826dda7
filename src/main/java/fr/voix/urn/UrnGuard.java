package fr.voix.urn;

import jakarta.inject.Singleton;
import java.util.Optional;
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

    /** Asked before every write. */
    public boolean isReadOnly() {
        return reason.get() != null;
    }

    /** Stops all writing; the first reason stays the one that is shown. */
    public void stop(String why) {
        reason.compareAndSet(null, why);
        LOG.error("Urns are read-only: {}", why);
    }

    /** Why nothing is written, in a sentence. */
    public Optional<String> reason() {
        return Optional.ofNullable(reason.get());
    }
}
