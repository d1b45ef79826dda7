package fr.voix.proof;

import fr.voix.urn.Contradiction;
import fr.voix.urn.PublicationMemory;
import fr.voix.urn.TreeHead;
import fr.voix.urn.Urn;
import fr.voix.urn.UrnGuard;
import fr.voix.urn.UrnReader;
import fr.voix.urn.UrnStop;
import fr.voix.urn.UrnStopListener;
import fr.voix.urn.UrnStopService;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The newest that was published of each urn, kept apart from the database, and held against whatever is to be published
 * next: an urn only grows, and at one size it has one root.
 */
@Singleton
class NotedCheckpointService implements PublicationMemory, UrnStopListener {

    private static final Logger LOG = LoggerFactory.getLogger(NotedCheckpointService.class);

    /** Lines beyond two an urn that make it worth writing the file anew. */
    private static final int LINES_TO_SPARE = 10_000;

    /** An urn, since when it is stopped, and why. */
    private static final Pattern STOP = Pattern.compile("(\\S+)(?: (\\d{4}-\\S+Z))? (.+)");

    private final CheckpointFileWriter file;
    private final UrnReader urns;
    private final UrnStopService stops;
    private final UrnGuard guard;
    private final Map<String, CheckpointNote> newest = new ConcurrentHashMap<>();
    private final Map<String, CheckpointNote> unwritten = new ConcurrentHashMap<>();
    private long lines;
    private boolean isFailing;

    NotedCheckpointService(CheckpointFileWriter file, UrnReader urns, UrnStopService stops, UrnGuard guard) {
        this.file = file;
        this.urns = urns;
        this.stops = stops;
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

    @Override
    public Optional<TreeHead> last(String uid) {
        return newest(uid).map(CheckpointNote::head);
    }

    /** Takes up what was found before a restart, here and by other instances: it holds until it is released. */
    void loadStops() {
        for (String line : file.readStops()) {
            Matcher stop = STOP.matcher(line);
            if (stop.matches()) {
                Instant at = stop.group(2) == null ? Instant.EPOCH : Instant.parse(stop.group(2));
                stops.restore(new UrnStop(Contradiction.of(stop.group(1), stop.group(3)), at));
            }
        }
        stops.sync();
    }

    /** Takes note of what is about to be published, once it is proven to go on from the newest note. */
    @Override
    public void note(Urn urn) {
        CheckpointNote fresh = CheckpointNote.of(urn);
        if (newest.merge(urn.uid(), fresh, NotedCheckpointService::newer) == fresh) {
            unwritten.merge(urn.uid(), fresh, NotedCheckpointService::newer);
        }
    }

    /** Takes note of where the account of acts ends, which was found to go on from the newest that is known. */
    void noteAccount(CheckpointNote fresh) {
        if (newest.merge(fresh.uid(), fresh, NotedCheckpointService::newer) == fresh) {
            unwritten.merge(fresh.uid(), fresh, NotedCheckpointService::newer);
        }
    }

    /** Whether it is known that an urn contradicts what was published of it; asks nobody. */
    boolean isContradicted(String uid) {
        return guard.contradiction(uid).isPresent();
    }

    /**
     * Takes note of an urn whose leaves were found to be these, whether or not anybody looked at it; one that holds its question alone
     * is none, and of one that grew since nothing is known.
     */
    void noteSound(String uid, TreeHead leaves) {
        urns.published(List.of(uid)).stream()
                .filter(urn -> leaves.size() > 1 && TreeHead.of(urn.frontier()).equals(leaves))
                .forEach(this::note);
    }

    /** Of which nothing more is known than a sentence. */
    void contradict(String uid, String how) {
        stops.stop(Contradiction.of(uid, how));
    }

    /** Nothing more is written to this urn, and nothing signed of it. */
    void contradict(Contradiction found) {
        stops.stop(found);
    }

    /** Beside the checkpoints too: the database may be what cannot be written to. */
    @Override
    public void onStopped(Contradiction found, Instant at) {
        try {
            file.appendStop(found.uid() + " " + at + " " + found.how());
        } catch (RuntimeException e) {
            LOG.error("That an urn is stopped is not written beside the checkpoints: {}", e.getMessage(), e);
        }
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
