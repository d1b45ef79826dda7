package fr.voix.proof;

import fr.voix.urn.Contradiction;
import fr.voix.urn.Urn;
import fr.voix.urn.UrnGuard;
import fr.voix.urn.UrnReader;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The newest that was published of each urn, kept apart from the database, and held against whatever is to be published
 * next: an urn only grows, and at one size it has one root.
 */
@Singleton
class NotedCheckpointService {

    private static final Logger LOG = LoggerFactory.getLogger(NotedCheckpointService.class);

    /** Lines beyond two an urn that make it worth writing the file anew. */
    private static final int LINES_TO_SPARE = 10_000;

    private final CheckpointFileWriter file;
    private final UrnReader urns;
    private final UrnGuard guard;
    private final Map<String, CheckpointNote> newest = new ConcurrentHashMap<>();
    private final Map<String, CheckpointNote> unwritten = new ConcurrentHashMap<>();
    private final Set<String> contradicted = ConcurrentHashMap.newKeySet();
    private long lines;
    private boolean isFailing;

    NotedCheckpointService(CheckpointFileWriter file, UrnReader urns, UrnGuard guard) {
        this.file = file;
        this.urns = urns;
        this.guard = guard;
    }

    /** Takes up what the file says, one note an urn, and leaves no more than that in it. */
    Collection<CheckpointNote> load() {
        List<CheckpointNote> kept = compact();
        kept.forEach(note -> newest.merge(note.uid(), note, NotedCheckpointService::newer));
        lines = kept.size();
        return List.copyOf(newest.values());
    }

    private List<CheckpointNote> compact() {
        Map<String, Long> sizeOfTwoRoots = new HashMap<>();
        List<CheckpointNote> kept = file.compact(all -> newestOf(all, sizeOfTwoRoots));
        sizeOfTwoRoots.forEach(
                (uid, size) -> contradict(uid, "was published with two different roots at " + size + " leaves"));
        return kept;
    }

    /** Of an urn that was published with two roots at one size every line stays: they are the proof. */
    private static List<CheckpointNote> newestOf(List<CheckpointNote> all, Map<String, Long> sizeOfTwoRoots) {
        Map<String, CheckpointNote> byUid = new HashMap<>();
        Map<String, CheckpointNote> bySize = new HashMap<>();
        for (CheckpointNote note : all) {
            byUid.merge(note.uid(), note, NotedCheckpointService::newer);
            CheckpointNote same = bySize.putIfAbsent(note.uid() + " " + note.size(), note);
            if (same != null && !same.hasRoot(note.root())) {
                sizeOfTwoRoots.put(note.uid(), note.size());
            }
        }
        return all.stream()
                .filter(note -> sizeOfTwoRoots.containsKey(note.uid()) || byUid.get(note.uid()) == note)
                .toList();
    }

    /** The newest that is known to have been published of an urn. */
    Optional<CheckpointNote> newest(String uid) {
        return Optional.ofNullable(newest.get(uid));
    }

    /** Takes up what was found before a restart: it holds until somebody takes the file away. */
    void loadStops() {
        for (String line : file.readStops()) {
            String[] parts = line.split(" ", 2);
            if (!contradicted.contains(parts[0])) {
                contradict(parts[0], parts.length == 1 ? "was stopped" : parts[1]);
            }
        }
    }

    /** Takes note of what is about to be published; false when it contradicts what was published before. */
    boolean note(Urn urn) {
        String uid = urn.uid();
        if (contradicted.contains(uid)) {
            return false;
        }
        CheckpointNote fresh = CheckpointNote.of(urn);
        CheckpointNote known = newest.merge(uid, fresh, NotedCheckpointService::newer);
        if (known == fresh) {
            unwritten.merge(uid, fresh, NotedCheckpointService::newer);
            return true;
        }
        Optional<String> contradiction = known.contradictionBy(urn);
        return contradiction.isEmpty()
                || known.size() > fresh.size() && isOnlyLate(known)
                || contradict(uid, contradiction.get());
    }

    /** Whether it is known that an urn contradicts what was published of it; asks nobody. */
    boolean isContradicted(String uid) {
        return contradicted.contains(uid);
    }

    /** Takes note of an urn that was found sound, whether or not anybody looked at it; one that holds its question alone is none. */
    void noteSound(String uid) {
        urns.of(List.of(uid)).stream().filter(urn -> urn.frontier().size() > 1).forEach(this::note);
    }

    /** Two reads may end in the wrong order: the row as it is now tells. */
    private boolean isOnlyLate(CheckpointNote known) {
        return urns.of(List.of(known.uid())).stream()
                .anyMatch(urn -> urn.frontier().size() >= known.size());
    }

    /**
     * Nothing more is signed of this urn, and nothing written to any, not even after a restart: that is written down beside
     * the checkpoints. Always false.
     */
    boolean contradict(String uid, String how) {
        contradicted.add(uid);
        Contradiction found = Contradiction.of(uid, how);
        guard.contradict(found);
        guard.stop(found.sentence());
        try {
            file.appendStop(uid + " " + how);
        } catch (RuntimeException e) {
            LOG.error(
                    "That urns are read-only is not written down, and is forgotten at a restart: {}",
                    e.getMessage(),
                    e);
        }
        return false;
    }

    /** Appends to the file what is new; what cannot be written is tried again the next time. */
    synchronized void write() {
        List<CheckpointNote> notes = List.copyOf(unwritten.values());
        if (notes.isEmpty()) {
            return;
        }
        try {
            file.append(notes);
            notes.forEach(note -> unwritten.remove(note.uid(), note));
            lines += notes.size();
            if (lines > 2L * newest.size() + LINES_TO_SPARE) {
                lines = compact().size();
            }
            isFailing = false;
        } catch (RuntimeException e) {
            // said once, not every second
            if (!isFailing) {
                LOG.error("What is published is not noted: {}", e.getMessage(), e);
            }
            isFailing = true;
        }
    }

    private static CheckpointNote newer(CheckpointNote known, CheckpointNote fresh) {
        return fresh.size() > known.size() ? fresh : known;
    }
}
