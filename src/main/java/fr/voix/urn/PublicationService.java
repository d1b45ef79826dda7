package fr.voix.urn;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micronaut.context.BeanProvider;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The published state of urns, in memory. An urn that somebody looks at is held, and all that are held are read again in one
 * query every {@code voix.urn.publish-every}: so every instance shows a change within that time, a reader costs no query, and
 * while the database is away the last state stays.
 */
@Singleton
public class PublicationService {

    private static final Logger LOG = LoggerFactory.getLogger(PublicationService.class);
    private static final int MOST_HELD = 20_000;
    private static final Duration HELD_UNSEEN = Duration.ofMinutes(5);

    private final UrnReader urns;
    private final BeanProvider<PublicationListener> listeners;
    private final Clock clock;
    private final Cache<String, Publication> held = Caffeine.newBuilder()
            .maximumSize(MOST_HELD)
            .expireAfterAccess(HELD_UNSEEN)
            .build();
    private boolean isFailing;

    PublicationService(UrnReader urns, BeanProvider<PublicationListener> listeners, Clock clock) {
        this.urns = urns;
        this.listeners = listeners;
        this.clock = clock;
    }

    /**
     * Empty for an unknown uid and for what is not shown; one query when it is not held yet.
     *
     * @param kind what the caller speaks of: nothing of a petition comes out at the address of a Scrutin
     */
    public Optional<Publication> find(UrnKind kind, String uid) {
        return Optional.ofNullable(findAll(kind, List.of(uid)).get(uid));
    }

    /** What is held, without waiting for anything; null when nobody asked for it lately. */
    @Nullable
    public Publication inMemory(UrnKind kind, String uid) {
        return kind.isOf(uid) ? held.getIfPresent(uid) : null;
    }

    /** By uid; unknown ones, and those of the other kind, are absent. At most one query, for those not held yet. */
    public Map<String, Publication> findAll(UrnKind kind, Collection<String> uids) {
        List<String> wanted = uids.stream().filter(kind::isOf).toList();
        Map<String, Publication> found = new HashMap<>(held.getAllPresent(wanted));
        List<String> missing =
                wanted.stream().filter(uid -> !found.containsKey(uid)).toList();
        Instant now = Instant.now(clock);
        for (Urn urn : urns.ofShown(missing)) {
            found.put(urn.uid(), hold(new Publication(urn, now)));
        }
        return found;
    }

    /** Reads again all urns that are held, and tells the listeners what changed. */
    public synchronized void publish() {
        Map<String, Publication> before = Map.copyOf(held.asMap());
        if (before.isEmpty()) {
            return;
        }
        try {
            publish(before);
            isFailing = false;
        } catch (RuntimeException e) {
            // the last state stays; said once, not every second
            if (!isFailing) {
                LOG.warn("Nothing is published while the database does not answer: {}", e.toString());
            }
            isFailing = true;
        }
    }

    private void publish(Map<String, Publication> before) {
        Instant now = Instant.now(clock);
        Map<String, Publication> gone = new HashMap<>(before);
        List<Publication> changed = new ArrayList<>();
        for (Urn urn : urns.ofShown(before.keySet())) {
            Publication old = gone.remove(urn.uid());
            if (isChanged(old.urn(), urn)) {
                changed.add(hold(new Publication(urn, now)));
            }
        }
        gone.forEach((uid, publication) -> held.asMap().remove(uid, publication));
        if (!changed.isEmpty()) {
            listeners.stream().forEach(listener -> listener.onPublished(changed));
        }
    }

    private static boolean isChanged(Urn old, Urn urn) {
        return old.frontier().size() != urn.frontier().size() || old.isOpen() != urn.isOpen();
    }

    /** Keeps the newer one: two reads may end in the wrong order, and an urn only grows. */
    private Publication hold(Publication read) {
        return held.asMap()
                .merge(
                        read.urn().uid(),
                        read,
                        (old, fresh) -> isChanged(old.urn(), fresh.urn())
                                        && old.urn().frontier().size()
                                                <= fresh.urn().frontier().size()
                                ? fresh
                                : old);
    }
}
