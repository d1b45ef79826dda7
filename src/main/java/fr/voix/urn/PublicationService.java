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
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The published state of urns, in memory. An urn that somebody looks at is held, and all that are held are read again in one
 * query every {@code voix.urn.publish-every}: so every instance shows a change within that time, a reader costs no query, and
 * while the database is away the last state stays. Quiet urns change in groups ({@link QuietUrnService}).
 */
@Singleton
public class PublicationService {

    private static final Logger LOG = LoggerFactory.getLogger(PublicationService.class);
    private static final int MOST_HELD = 20_000;
    private static final Duration HELD_UNSEEN = Duration.ofMinutes(5);
    private static final Duration UNSEEN_EVERY = Duration.ofSeconds(10);

    private final QuietUrnService urns;
    private final BeanProvider<PublicationListener> listeners;
    private final Clock clock;
    private final Cache<String, Publication> held = Caffeine.newBuilder()
            .maximumSize(MOST_HELD)
            .expireAfterAccess(HELD_UNSEEN)
            .build();
    private Instant unseenAt = Instant.MIN;
    private boolean isFailing;

    PublicationService(QuietUrnService urns, BeanProvider<PublicationListener> listeners, Clock clock) {
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
        if (!missing.isEmpty()) {
            Instant now = Instant.now(clock);
            for (PublishedRow row : urns.findShown(missing)) {
                found.put(row.urn().uid(), hold(publication(row, now)));
            }
        }
        return found;
    }

    /** Of an urn that is published in groups all instances name the same instant. */
    private static Publication publication(PublishedRow row, Instant now) {
        return new Publication(row.urn(), row.publishedAt() == null ? now : row.publishedAt());
    }

    /** Reads again all urns that are held, and tells the listeners what changed. */
    public synchronized void publish() {
        Map<String, Publication> before = Map.copyOf(held.asMap());
        try {
            if (!before.isEmpty()) {
                publish(before);
            }
            publishUnseen();
            isFailing = false;
        } catch (RuntimeException e) {
            // the last state stays; said once, not every second
            if (!isFailing) {
                LOG.warn("Nothing is published while the database does not answer: {}", e.toString());
            }
            isFailing = true;
        }
    }

    /** Of what nobody looks at, nothing hurries. */
    private void publishUnseen() {
        Instant now = Instant.now(clock);
        if (urns.isGrouping() && !now.isBefore(unseenAt)) {
            unseenAt = now.plus(UNSEEN_EVERY);
            urns.publishWaiting();
        }
    }

    private List<PublishedRow> read(Set<String> uids) {
        List<PublishedRow> rows = urns.findShown(uids);
        return urns.isGrouping() && urns.publishDue(rows) > 0 ? urns.findShown(uids) : rows;
    }

    private void publish(Map<String, Publication> before) {
        Instant now = Instant.now(clock);
        Map<String, Publication> gone = new HashMap<>(before);
        List<Publication> changed = new ArrayList<>();
        for (PublishedRow row : read(before.keySet())) {
            Publication old = gone.remove(row.urn().uid());
            if (isChanged(old.urn(), row.urn())) {
                changed.add(hold(publication(row, now)));
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
