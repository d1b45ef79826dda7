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
 * The published state of urns, in memory. An urn that a reader looks at is held, and all that are held are read again in one
 * query every {@code voix.urn.publish-every}: so every instance shows a change within that time, a reader costs no query, and
 * while the database is away the last state stays. Quiet urns change in groups ({@link QuietPublishing}).
 *
 * <p>Nothing is published before it is safe ({@link WalBarrier}), whichever instance wrote it, and before it is proven ({@link UrnProving}): what is not what its leaves say, or contradicts what
 * was published before, stops its urn instead. Of an urn that is stopped nobody gets a publication here, and so no figure.
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
    /** Urns that were stopped when that was looked at last. */
    private final Set<String> withheld = ConcurrentHashMap.newKeySet();
    /** Not held, and to be looked at in the next round all the same. */
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
     * Empty for an unknown uid and for what is not shown; two queries when it is not held yet.
     *
     * @param kind what the caller speaks of: nothing of a petition comes out at the address of a Scrutin
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

    /** What is held, without waiting for anything; null when no reader asked for it lately, and where figures are withheld. */
    @Nullable
    public Publication inMemory(UrnKind kind, String uid) {
        return kind.isOf(uid) && !stops.isStopped(uid) ? held.getIfPresent(uid) : null;
    }

    /**
     * By uid; unknown ones, those of the other kind, those that are stopped and those whose leaves are still being read are
     * absent. At most two queries, for those not held yet.
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

    /** Sees to it that these are held from the next round on, so that it is known when they change; waits for nothing. */
    public void hold(Collection<String> uids) {
        uids.stream().filter(uid -> held.getIfPresent(uid) == null).forEach(asked::add);
    }

    /**
     * Stops an urn of which a reader met what is not what was published of it. One that has fewer leaves by now is left to the next round,
     * which looks twice, and at the whole database.
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
     * Holds what is said of an urn's past against its leaves, and stops it where it is not what they say.
     *
     * @param said in the order of time
     * @throws BusyException while its leaves are still being read
     * @throws ContradictedException where it is another
     */
    public void requirePast(Urn urn, List<LeafFold.CountsAt> said) {
        proofs.contradictionTo(urn, said).ifPresent(found -> {
            throw contradict(found);
        });
    }

    /** Holds what is proven of these rows; by uid. */
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
     * All that are shown, a page of them, in the order of their uids as ASCII: petitions, then Scrutins. None is held for having been
     * listed; what is not proven now is empty.
     */
    public SortedMap<String, Optional<Publication>> findAfter(String uid, int most) {
        return proven(safe(() -> urns.findShownAfter(uid, most)));
    }

    /**
     * Of those that are shown, what is published and proven now; of an urn that moves all the time, what was a moment ago. None is
     * held for having been asked for.
     */
    public List<Urn> proven(Collection<String> uids) {
        List<PublishedRow> rows = safe(() -> urns.findShown(uids));
        Map<String, Optional<Publication>> proven = proven(rows);
        return rows.stream()
                .flatMap(row -> proven.get(row.urn().uid()).stream()
                        .map(Publication::urn)
                        // more than there is would be of a database that is older by now
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

    /** For an urn that is closed, or published in groups, all instances name the same instant. */
    private static Publication publication(PublishedRow row, Instant now) {
        return new Publication(row.urn(), row.countedAt() == null ? now : row.countedAt());
    }

    /** Reads again all urns that are held, and tells the listeners what changed. */
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
            // the last state stays; said once, not every second
            if (!outages.tell("UrnPublishing", e) && !isFailing) {
                LOG.warn("Nothing is published: {}", e.toString());
            }
            isFailing = true;
        }
    }

    /** How long ago a round came to its end, or the service began. */
    public Duration age() {
        return Duration.ofNanos(System.nanoTime() - publishedAt);
    }

    /** What is released is proven anew. */
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

    /** Where no reader looks, nothing hurries. */
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

    /** What is as it was published last is safe; for all else a barrier is passed. */
    private List<PublishedRow> safe(Supplier<List<PublishedRow>> read) {
        return barrier.read(
                read,
                rows -> rows.stream()
                        .allMatch(row -> proofs.last(row.urn().uid()).size() == row.published()));
    }

    /** Reads what follows from leaves, and waits until these are safe. */
    public <T> T readSafe(Supplier<T> read, Function<T, Map<String, Long>> sizes) {
        return barrier.read(read, found -> arePublished(sizes.apply(found)));
    }

    /** Waits until leaves are safe that were read by whatever puts counts on a page. */
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

    /** What is known to be published, before the rows are read that must not be behind it. */
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
