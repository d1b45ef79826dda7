package fr.voix.urn.log;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import fr.voix.base.load.BusyException;
import fr.voix.urn.leaf.Contradiction;
import fr.voix.urn.leaf.LeafFold;
import fr.voix.urn.leaf.ProofOfUrn;
import fr.voix.urn.leaf.TreeHead;
import fr.voix.urn.leaf.Urn;
import io.micronaut.context.annotation.Property;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks urns before they are published: the last published state must be a prefix of the new one, and the counts and the root of
 * the row must follow from the leaves. The result of reading the leaves of an urn is kept in memory, so that only new leaves are read.
 * The first time all leaves are read; if there are too many to wait for, on a thread of its own.
 */
@Singleton
class UrnProving {

    private static final Logger LOG = LoggerFactory.getLogger(UrnProving.class);

    private static final long BEHIND_AT_ONCE = 20_000;
    private static final int SHARE_OF_MEMORY = 8;
    static final int RETRY_AFTER = 5;

    private final LeafReader leaves;
    private final PublicationMemory memory;
    private final long mostAtOnce;
    private final Cache<String, LeafFold> folds = Caffeine.newBuilder()
            .maximumWeight(Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY)
            .weigher((String uid, LeafFold fold) -> fold.weight())
            .build();
    private final Set<String> underway = ConcurrentHashMap.newKeySet();
    private final ExecutorService behind = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("urn-proof").factory());

    /** @param mostAtOnce at most so many leaves are read while a request waits */
    UrnProving(
            LeafReader leaves,
            PublicationMemory memory,
            @Property(name = "voix.urn.prove-at-once", defaultValue = "200000") long mostAtOnce) {
        this.leaves = leaves;
        this.memory = memory;
        this.mostAtOnce = mostAtOnce;
    }

    /**
     * Checks urns, with one query for the leaves of all. {@code tell} is called while this thread holds the lock of the urn.
     *
     * @param urns without duplicates
     */
    @Transactional(readOnly = true)
    void prove(List<Urn> urns, BiConsumer<Urn, ProofOfUrn> tell) {
        List<Urn> ordered = urns.stream().sorted(Comparator.comparing(Urn::uid)).toList();
        Map<String, LeafFold> locked = new HashMap<>();
        try {
            // always in the same order: no deadlock
            for (Urn urn : ordered) {
                LeafFold fold = folds.get(urn.uid(), LeafFold::new);
                fold.lock();
                locked.put(urn.uid(), fold);
            }
            proveLocked(ordered, locked, tell);
        } finally {
            locked.values().forEach(LeafFold::unlock);
        }
    }

    private void proveLocked(List<Urn> urns, Map<String, LeafFold> folds, BiConsumer<Urn, ProofOfUrn> tell) {
        List<Urn> left = new ArrayList<>();
        for (Urn urn : urns) {
            TreeHead last = memory.last(urn.uid()).orElse(null);
            folds.get(urn.uid()).expect(last);
            long published = Math.max(folds.get(urn.uid()).size(), last == null ? 0 : last.size());
            if (urn.frontier().size() < published) {
                tell.accept(urn, new ProofOfUrn.Late());
            } else {
                left.add(urn);
            }
        }
        List<Urn> again = new ArrayList<>();
        for (Urn urn : readAll(left, folds, tell)) {
            ProofOfUrn proof = folds.get(urn.uid()).proofOf(urn);
            if (proof instanceof ProofOfUrn.Contradicted && folds.get(urn.uid()).looksAgain()) {
                again.add(urn);
            } else {
                if (proof instanceof ProofOfUrn.Proven) {
                    memory.note(urn);
                }
                tell.accept(urn, proof);
            }
        }
        if (!again.isEmpty()) {
            proveLocked(again, folds, tell);
        }
    }

    /** Reads new leaves. Returns the urns whose leaves are all read. */
    private List<Urn> readAll(List<Urn> urns, Map<String, LeafFold> folds, BiConsumer<Urn, ProofOfUrn> tell) {
        List<Urn> read = new ArrayList<>();
        List<LeafRepository.UrnLeaves> wanted = new ArrayList<>();
        Map<String, LeafFold> byUid = new HashMap<>();
        long left = mostAtOnce;
        for (Urn urn : urns) {
            LeafFold fold = folds.get(urn.uid());
            long size = urn.frontier().size();
            long fresh = size - fold.size();
            if (fresh > left && !fold.isAtEnd()) {
                readBehind(urn);
                tell.accept(urn, new ProofOfUrn.Underway());
                continue;
            }
            read.add(urn);
            if (fresh > 0 && !fold.isAtEnd()) {
                left -= fresh;
                byUid.put(urn.uid(), fold);
                wanted.add(new LeafRepository.UrnLeaves(urn.urnId(), urn.uid(), fold.size(), size));
            }
        }
        if (!wanted.isEmpty()) {
            leaves.readRuns(wanted, (of, run) -> byUid.get(of.uid()).read(run, of.to()));
            // put again: its weight in the cache has grown
            this.folds.putAll(byUid);
        }
        return read;
    }

    private void readBehind(Urn urn) {
        if (underway.add(urn.uid())) {
            behind.execute(() -> {
                try {
                    read(urn);
                } catch (RuntimeException e) {
                    LOG.warn("The leaves of {} are read again later: {}", urn.uid(), e.toString());
                } finally {
                    underway.remove(urn.uid());
                }
            });
        }
    }

    /** Reads the leaves in parts, each in its own transaction. */
    private void read(Urn urn) {
        long size = urn.frontier().size();
        LeafFold fold = folds.get(urn.uid(), LeafFold::new);
        while (fold.size() < size && !fold.isAtEnd()) {
            fold.lock();
            try {
                fold.expect(memory.last(urn.uid()).orElse(null));
                long to = Math.min(size, fold.size() + BEHIND_AT_ONCE);
                leaves.readRuns(
                        List.of(new LeafRepository.UrnLeaves(urn.urnId(), urn.uid(), fold.size(), to)),
                        (of, run) -> fold.read(run, to));
                fold.endBefore(to);
                folds.put(urn.uid(), fold);
            } finally {
                fold.unlock();
            }
        }
    }

    /**
     * Compares counts that were noted for past sizes of the urn with its leaves. Returns the first difference; empty without one.
     *
     * @throws BusyException while its leaves are still being read
     */
    Optional<Contradiction> contradictionTo(Urn urn, List<LeafFold.CountsAt> said) {
        LeafFold fold = folds.getIfPresent(urn.uid());
        if (fold == null) {
            prove(List.of(urn), (proven, proof) -> {});
            fold = folds.get(urn.uid(), LeafFold::new);
        }
        fold.lock();
        try {
            if (fold.size() < urn.frontier().size()) {
                throw new BusyException("publications", RETRY_AFTER);
            }
            return fold.contradictionTo(urn.frontier().size(), said);
        } finally {
            fold.unlock();
        }
    }

    /** The last published tree head that is known here. */
    TreeHead last(String uid) {
        return memory.last(uid).orElse(TreeHead.NONE);
    }

    /** Drops what was kept of an urn: its leaves are read again. */
    void forget(String uid) {
        folds.invalidate(uid);
    }

    @PreDestroy
    void close() {
        behind.shutdownNow();
    }
}
