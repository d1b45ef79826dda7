package fr.voix.urn.log;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import fr.voix.base.database.WalBarrier;
import fr.voix.base.load.BusyException;
import fr.voix.base.load.OutageNotice;
import fr.voix.urn.leaf.ContradictedException;
import fr.voix.urn.leaf.Contradiction;
import fr.voix.urn.leaf.LeafFold;
import fr.voix.urn.leaf.ProofOfUrn;
import fr.voix.urn.leaf.TreeHead;
import fr.voix.urn.leaf.Urn;
import fr.voix.urn.leaf.UrnKind;
import io.micronaut.context.BeanProvider;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cache of the published state of urns. An urn that is read stays in the cache for a while, and one query every
 * {@code voix.urn.publish-every} refreshes all of them. So each instance shows a change within that time, a read costs no query, and
 * the last state stays while the database is away. Quiet urns change in groups ({@link QuietPublishing}).
 *
 * <p>A state is published once its commit is safe ({@link WalBarrier}) and once it is checked ({@link UrnProving}). If it does not
 * follow from the leaves, or contradicts an earlier state, the urn is stopped. A stopped urn has no publication here, so that no
 * output shows its figures.
 */
@Singleton
public class UrnPublishing {

    private static final Logger LOG = LoggerFactory.getLogger(UrnPublishing.class);
    private static final int MOST_HELD = 20_000;
    private static final Duration HELD_UNSEEN = Duration.ofMinutes(5);
    private static final Duration UNSEEN_EVERY = Duration.ofSeconds(10);

    private final QuietPublishing urns;
    private final UrnProving proofs;
    private final UrnStopping stops;
    private final ShrunkUrnService shrunk;
    private final WalBarrier barrier;
    private final BeanProvider<PublicationListener> listeners;
    private final OutageNotice outages;
    private final Clock clock;
    private final Cache<String, Publication> held = Caffeine.newBuilder()
            .maximumSize(MOST_HELD)
            .expireAfterAccess(HELD_UNSEEN)
            .build();
    /** Stopped urns at the last look. */
    private final Set<String> withheld = ConcurrentHashMap.newKeySet();
    /** Not in the cache, but to be read in the next round. */
    private final Set<String> asked = ConcurrentHashMap.newKeySet();

    private Instant unseenAt = Instant.MIN;
    private boolean isFailing;
    private volatile long publishedAt = System.nanoTime();

    UrnPublishing(
            QuietPublishing urns,
            UrnProving proofs,
            UrnStopping stops,
            ShrunkUrnService shrunk,
            WalBarrier barrier,
            BeanProvider<PublicationListener> listeners,
            OutageNotice outages,
            Clock clock) {
        this.urns = urns;
        this.proofs = proofs;
        this.stops = stops;
        this.shrunk = shrunk;
        this.barrier = barrier;
        this.listeners = listeners;
        this.outages = outages;
        this.clock = clock;
    }

    /**
     * Empty for an unknown uid and for a hidden urn; two queries when it is not in the cache.
     *
     * @param kind of the urn: a petition is not found as a scrutin
     * @throws BusyException while its leaves are still being read
     * @throws ContradictedException for an urn that is stopped: its figures are withheld
     */
    public Optional<Publication> find(UrnKind kind, String uid) {
        if (kind.isOf(uid)) {
            stops.requireSound(uid);
        }
        Publication known = inMemory(kind, uid);
        if (known != null || !kind.isOf(uid)) {
            return Optional.ofNullable(known);
        }
        List<PublishedRow> rows = safe(() -> urns.findShown(List.of(uid)));
        Map<String, Publication> taken = take(rows);
        if (!rows.isEmpty() && taken.isEmpty()) {
            stops.requireSound(uid);
            throw new BusyException("publications", UrnProving.RETRY_AFTER);
        }
        return Optional.ofNullable(taken.get(uid));
    }

    /** From the cache alone; null when it is not there, or when the urn is stopped. */
    @Nullable
    public Publication inMemory(UrnKind kind, String uid) {
        return kind.isOf(uid) && !stops.isStopped(uid) ? held.getIfPresent(uid) : null;
    }

    /**
     * By uid. Left out: unknown ones, those of the other kind, stopped ones, and those whose leaves are still being read. At most
     * two queries.
     */
    public Map<String, Publication> findAll(UrnKind kind, Collection<String> uids) {
        List<String> wanted = uids.stream()
                .filter(uid -> kind.isOf(uid) && !stops.isStopped(uid))
                .toList();
        Map<String, Publication> found = new HashMap<>(held.getAllPresent(wanted));
        List<String> missing =
                wanted.stream().filter(uid -> !found.containsKey(uid)).toList();
        if (!missing.isEmpty()) {
            found.putAll(take(safe(() -> urns.findShown(missing))));
        }
        return found;
    }

    /** Takes these into the cache with the next round, so that their changes are noticed. Does not block. */
    public void hold(Collection<String> uids) {
        uids.stream().filter(uid -> held.getIfPresent(uid) == null).forEach(asked::add);
    }

    /**
     * Stops an urn in which a reader found something else than what was published. One with too few leaves is left to the next
     * round, which looks twice and at the whole database.
     */
    public ContradictedException contradict(Contradiction found) {
        String uid = found.uid();
        List<PublishedRow> rows = urns.find(List.of(uid));
        if (rows.isEmpty() || rows.getFirst().contradictionTo(proofs.last(uid)).isPresent()) {
            asked.add(uid);
        } else {
            stops.stop(found);
        }
        return new ContradictedException(found);
    }

    /**
     * Compares counts that were noted for past sizes with the leaves, and stops the urn if they differ.
     *
     * @param said ascending
     * @throws BusyException while its leaves are still being read
     * @throws ContradictedException if they differ
     */
    public void requirePast(Urn urn, List<LeafFold.CountsAt> said) {
        proofs.contradictionTo(urn, said).ifPresent(found -> {
            throw contradict(found);
        });
    }

    /** Checks these rows and puts them into the cache; by uid. */
    private Map<String, Publication> take(List<PublishedRow> rows) {
        Instant now = Instant.now(clock);
        Map<String, Publication> taken = new HashMap<>();
        Map<String, Publication> unproven = new HashMap<>();
        for (PublishedRow row : rows) {
            if (!stops.isStopped(row.urn().uid())) {
                unproven.put(row.urn().uid(), publication(row, now));
            }
        }
        if (!unproven.isEmpty()) {
            List<Urn> read = unproven.values().stream().map(Publication::urn).toList();
            proofs.prove(read, (urn, proof) -> {
                Publication publication = take(unproven.get(urn.uid()), proof);
                if (publication != null) {
                    taken.put(urn.uid(), publication);
                }
            });
        }
        return taken;
    }

    @Nullable
    private Publication take(Publication read, ProofOfUrn proof) {
        String uid = read.urn().uid();
        return switch (proof) {
            case ProofOfUrn.Proven ignored ->
                held.asMap().merge(uid, read, (old, fresh) -> old.urn().isSame(fresh.urn()) ? old : fresh);
            case ProofOfUrn.Contradicted contradicted -> {
                stops.stop(contradicted.found());
                held.invalidate(uid);
                yield null;
            }
            case ProofOfUrn.Late ignored -> {
                asked.add(uid);
                yield held.getIfPresent(uid);
            }
            case ProofOfUrn.Underway ignored -> held.getIfPresent(uid);
        };
    }

    /**
     * A page of all shown urns by uid as ASCII: petitions, then scrutins. Does not fill the cache; empty for one that is not checked
     * now.
     */
    public SortedMap<String, Optional<Publication>> findAfter(String uid, int most) {
        return proven(safe(() -> urns.findShownAfter(uid, most)));
    }

    /**
     * The published and checked state of shown urns; of one that changes all the time, that of a moment ago. Does not fill the
     * cache.
     */
    public List<Urn> proven(Collection<String> uids) {
        List<PublishedRow> rows = safe(() -> urns.findShown(uids));
        Map<String, Optional<Publication>> proven = proven(rows);
        return rows.stream()
                .flatMap(row -> proven.get(row.urn().uid()).stream()
                        .map(Publication::urn)
                        // a larger one would mean that the database is older now
                        .filter(urn ->
                                urn.frontier().size() <= row.urn().frontier().size()))
                .toList();
    }

    private SortedMap<String, Optional<Publication>> proven(List<PublishedRow> rows) {
        Instant now = Instant.now(clock);
        SortedMap<String, Optional<Publication>> found = new TreeMap<>();
        Map<String, Publication> unproven = new HashMap<>();
        for (PublishedRow row : rows) {
            String listed = row.urn().uid();
            Publication known = stops.isStopped(listed) ? null : held.policy().getIfPresentQuietly(listed);
            found.put(listed, Optional.ofNullable(known));
            if (known == null && !stops.isStopped(listed)) {
                unproven.put(listed, publication(row, now));
            }
        }
        List<Urn> read = unproven.values().stream().map(Publication::urn).toList();
        proofs.prove(read, (urn, proof) -> {
            if (proof instanceof ProofOfUrn.Proven) {
                found.put(urn.uid(), Optional.of(unproven.get(urn.uid())));
            } else if (proof instanceof ProofOfUrn.Contradicted contradicted) {
                stops.stop(contradicted.found());
            }
        });
        return found;
    }

    /** The instant of a state. All instances give the same for an urn that is closed or published in groups. */
    private static Publication publication(PublishedRow row, Instant now) {
        return new Publication(row.urn(), row.countedAt() == null ? now : row.countedAt());
    }

    /** Refreshes the cache and calls the listeners with what changed. */
    public synchronized void publish() {
        try {
            syncStops();
            Map<String, Publication> before = Map.copyOf(held.asMap());
            Set<String> again = Set.copyOf(asked);
            asked.removeAll(again);
            if (!before.isEmpty() || !again.isEmpty()) {
                publish(before, again);
            }
            publishUnseen();
            if (stops.isAhead()) {
                syncStops();
            }
            isFailing = false;
            publishedAt = System.nanoTime();
        } catch (RuntimeException e) {
            // the last state stays; logged once, not every second
            if (!outages.tell("UrnPublishing", e) && !isFailing) {
                LOG.warn("Nothing is published: {}", e.toString());
            }
            isFailing = true;
        }
    }

    /** Time since the end of the last round, or since the start. */
    public Duration age() {
        return Duration.ofNanos(System.nanoTime() - publishedAt);
    }

    /** A released urn is checked again. */
    private void syncStops() {
        stops.sync();
        Set<String> stopped = stops.stopped();
        held.asMap().keySet().removeAll(stopped);
        withheld.addAll(stopped);
        for (String uid : withheld) {
            if (!stopped.contains(uid)) {
                proofs.forget(uid);
                withheld.remove(uid);
            }
        }
    }

    /** Urns that nobody reads are looked at less often. */
    private void publishUnseen() {
        Instant now = Instant.now(clock);
        if (urns.isGrouping() && !now.isBefore(unseenAt)) {
            unseenAt = now.plus(UNSEEN_EVERY);
            urns.publishWaiting();
        }
    }

    private List<PublishedRow> read(Set<String> uids) {
        Supplier<List<PublishedRow>> read = () -> urns.findShown(uids);
        List<PublishedRow> rows = safe(read);
        return urns.isGrouping() && urns.publishDue(rows) > 0 ? safe(read) : rows;
    }

    /** An unchanged state is safe; for others a barrier is awaited. */
    private List<PublishedRow> safe(Supplier<List<PublishedRow>> read) {
        return barrier.read(
                read,
                rows -> rows.stream()
                        .allMatch(row -> proofs.last(row.urn().uid()).size() == row.published()));
    }

    /** Reads what is computed from leaves, and waits until these are safe. */
    public <T> T readSafe(Supplier<T> read, Function<T, Map<String, Long>> sizes) {
        return barrier.read(read, found -> arePublished(sizes.apply(found)));
    }

    /** Waits until the leaves are safe that were read for counts on a page. */
    public void awaitSafe(Map<String, Long> sizes) {
        if (!arePublished(sizes)) {
            barrier.pass();
        }
    }

    private boolean arePublished(Map<String, Long> sizes) {
        return sizes.entrySet().stream()
                .allMatch(leaves ->
                        leaves.getValue() <= proofs.last(leaves.getKey()).size());
    }

    private void publish(Map<String, Publication> before, Set<String> again) {
        Map<String, TreeHead> published = published(before, again);
        Set<String> gone = new HashSet<>(published.keySet());
        List<PublishedRow> changed = new ArrayList<>();
        Map<String, Contradiction> fewer = new HashMap<>();
        for (PublishedRow row : read(Set.copyOf(gone))) {
            String uid = row.urn().uid();
            TreeHead known = published.get(uid);
            gone.remove(uid);
            if (stops.isStopped(uid)) {
                continue;
            }
            Optional<Contradiction> isShort = row.contradictionTo(known);
            if (isShort.isPresent()) {
                fewer.put(uid, isShort.get());
            } else if (!row.isAsWritten()) {
                stops.stop(Contradiction.of(
                        uid, "is not what was published of it, at the same " + known.size() + " leaves"));
            } else if (!before.containsKey(uid) || !before.get(uid).urn().isSame(row.urn())) {
                changed.add(row);
            }
        }
        published.keySet().retainAll(gone);
        fewer.putAll(shrunk.gone(published, held::invalidate));
        asked.addAll(shrunk.stop(fewer));
        tell(changed, before);
    }

    /** The published heads, taken before the rows are read, which must not be older. */
    private Map<String, TreeHead> published(Map<String, Publication> before, Set<String> again) {
        Map<String, TreeHead> published = new HashMap<>();
        again.forEach(uid -> published.put(uid, proofs.last(uid)));
        before.keySet().forEach(uid -> published.put(uid, proofs.last(uid)));
        return published;
    }

    private void tell(List<PublishedRow> changed, Map<String, Publication> before) {
        List<Publication> news = take(changed).values().stream()
                .filter(publication ->
                        publication != before.get(publication.urn().uid()))
                .filter(publication -> !stops.isStopped(publication.urn().uid()))
                .toList();
        if (!news.isEmpty()) {
            listeners.stream().forEach(listener -> listener.onPublished(news));
        }
    }
}
