package fr.voix.urn.note;

import fr.voix.base.audit.AuditFault;
import fr.voix.base.database.JobRun;
import fr.voix.base.database.WalBarrier;
import fr.voix.base.deployment.HealthReason;
import fr.voix.urn.leaf.Contradiction;
import fr.voix.urn.leaf.TreeHead;
import fr.voix.urn.leaf.Urn;
import fr.voix.urn.log.PublicationMemory;
import fr.voix.urn.log.UrnGuard;
import fr.voix.urn.log.UrnReader;
import fr.voix.urn.log.UrnStop;
import fr.voix.urn.log.UrnStopListener;
import fr.voix.urn.log.UrnStopping;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the newest published checkpoint of each urn outside the database, and checks each new one against it: an urn only grows, and at
 * one size it has one root.
 */
@Singleton
public class NotedCheckpointService implements PublicationMemory, UrnStopListener, HealthReason {

    private static final Logger LOG = LoggerFactory.getLogger(NotedCheckpointService.class);

    /** An urn, since when it is stopped, and why. */
    private static final Pattern STOP = Pattern.compile("(\\S+)(?: (\\d{4}-\\S+Z))? (.+)");

    private final NoteMemory memory;
    private final StopFileWriter file;
    private final UrnReader urns;
    private final UrnStopping stops;
    private final UrnGuard guard;
    private final WalBarrier barrier;
    private final Map<String, CheckpointNote> newest = new ConcurrentHashMap<>();
    private final Queue<CheckpointNote> unwritten = new ConcurrentLinkedQueue<>();
    private final Queue<CheckpointNote> registerForks = new ConcurrentLinkedQueue<>();
    private volatile boolean isBlind;
    /** Whether the next start would have to check signatures one by one. */
    private volatile boolean isUnchecked;
    /** Null while all is written. */
    @Nullable
    private volatile Long failingSince;

    NotedCheckpointService(
            NoteMemory memory,
            StopFileWriter file,
            UrnReader urns,
            UrnStopping stops,
            UrnGuard guard,
            WalBarrier barrier) {
        this.memory = memory;
        this.file = file;
        this.urns = urns;
        this.stops = stops;
        this.guard = guard;
        this.barrier = barrier;
    }

    /** Reads the kept notes, one for each urn. */
    public Collection<CheckpointNote> load() {
        Collection<CheckpointNote> known = takeUp(memory.load());
        isUnchecked = !known.isEmpty();
        return known;
    }

    /** Spares the next start the signatures of what is known here, where that has changed. */
    synchronized void keepChecked() {
        if (isUnchecked && !isBlind) {
            isUnchecked = false;
            try {
                memory.keepChecked(newest.values());
            } catch (RuntimeException e) {
                LOG.warn("The next start looks at the signature of each note: {}", e.toString());
            }
        }
    }

    private Collection<CheckpointNote> takeUp(NewestNoteListener known) {
        known.notes().forEach(note -> newest.merge(note.uid(), note.checkpoint(), NotedCheckpointService::newer));
        known.forks().forEach(this::stop);
        return List.copyOf(newest.values());
    }

    private void stop(List<KeptNote> fork) {
        KeptNote note = fork.getFirst();
        if (note.uid().equals(CheckpointNote.REGISTER)) {
            // it is held against both before anything more is signed of it, and one of them is none of its beginnings
            fork.stream().map(KeptNote::checkpoint).forEach(registerForks::add);
        } else {
            contradict(note.uid(), forked(note));
        }
    }

    private static String forked(KeptNote note) {
        return note.uid().equals(CheckpointNote.ACCOUNT)
                ? AuditFault.of(AuditFault.Kind.REPLACED, note.size()).sentence()
                : "was published with two different roots at " + note.size() + " leaves";
    }

    /** Fails while it is not known what was published before: nothing is signed, noted or written. */
    public void refuse() {
        isBlind = true;
        guard.stop("Nobody says what was published of this database before: its notes are not there, or are signed"
                + " by no key that is named here");
    }

    /** The newest of each urn, without those of the audit log and the register, which are held against their own. */
    public List<CheckpointNote> ofUrns() {
        return newest.values().stream().filter(CheckpointNote::isOfUrn).toList();
    }

    /** The newest known publication of an urn. */
    public Optional<CheckpointNote> newest(String uid) {
        return Optional.ofNullable(newest.get(uid));
    }

    /** What the register has to begin with: the newest that is known of it, and heads of one size that are all signed. */
    public List<CheckpointNote> ofRegister() {
        return Stream.concat(newest(CheckpointNote.REGISTER).stream(), registerForks.stream())
                .toList();
    }

    @Override
    public Optional<TreeHead> last(String uid) {
        return newest(uid).map(CheckpointNote::head);
    }

    /** Takes up what was found before a restart, here and by other instances: it holds until it is released. */
    public void loadStops() {
        for (String line : file.readStops()) {
            Matcher stop = STOP.matcher(line);
            if (stop.matches()) {
                Instant at = stop.group(2) == null ? Instant.EPOCH : Instant.parse(stop.group(2));
                stops.restore(new UrnStop(Contradiction.of(stop.group(1), stop.group(3)), at, true));
            }
        }
        stops.sync();
    }

    /** Notes what is about to be published, if it continues the newest note. */
    @Override
    public void note(Urn urn) {
        note(CheckpointNote.of(urn));
    }

    /** Notes what was found elsewhere to go on from the newest note, the audit log, or the register. */
    public void note(CheckpointNote fresh) {
        if (!isBlind && newest.merge(fresh.uid(), fresh, NotedCheckpointService::newer) == fresh) {
            unwritten.add(fresh);
        }
    }

    /** Whether it is not known what was published, so that nothing is signed. */
    public boolean isBlind() {
        return isBlind;
    }

    /** Whether it is known that an urn, or the audit log, contradicts what was published of it; makes no query. */
    public boolean isContradicted(String uid) {
        return isBlind || (uid.equals(CheckpointNote.ACCOUNT) ? stops.account() : guard.contradiction(uid)).isPresent();
    }

    /** Those that contradict what was published of them. */
    public Set<String> contradicted() {
        return guard.stopped();
    }

    /**
     * Takes note of an urn whose leaves were found to be these, whether or not anybody looked at it; one that holds its question alone
     * is none, and of one that grew since nothing is known.
     */
    public void noteSound(String uid, TreeHead leaves) {
        barrier
                .read(
                        () -> urns.published(List.of(uid)),
                        found -> newest(uid)
                                .filter(note -> note.head().equals(leaves))
                                .isPresent())
                .stream()
                .filter(urn -> leaves.size() > 1 && TreeHead.of(urn.frontier()).equals(leaves))
                .forEach(this::note);
    }

    /** Notes a contradiction without tree heads. */
    public void contradict(String uid, String how) {
        stops.stop(Contradiction.of(uid, how));
    }

    /** Nothing more is written to this urn, and nothing signed of it. */
    public void contradict(Contradiction found) {
        stops.stop(found);
    }

    /** Beside the notes too: the database may be what cannot be written to. */
    @Override
    public void onStopped(Contradiction found, Instant at) {
        try {
            file.appendStop(found.uid() + " " + at + " " + found.how());
        } catch (RuntimeException e) {
            LOG.error("That an urn is stopped is not written beside the notes: {}", e.getMessage(), e);
        }
    }

    /** Keeps what is new; what cannot be written is tried again the next time. */
    synchronized void write() {
        List<CheckpointNote> notes = new ArrayList<>();
        for (CheckpointNote note = unwritten.poll(); note != null; note = unwritten.poll()) {
            notes.add(note);
        }
        if (notes.isEmpty()) {
            return;
        }
        try {
            memory.append(notes);
            failingSince = null;
            isUnchecked = true;
        } catch (RuntimeException e) {
            // logged once, not every second
            JobRun.miss();
            if (failingSince == null) {
                LOG.error("What is published is not noted: {}", e.getMessage(), e);
                failingSince = System.nanoTime();
            }
            putBack(notes);
        }
    }

    /** Knows what the notes say, no more and no less; false while what is known here cannot be written. */
    public synchronized boolean reload() {
        write();
        if (failingSince != null) {
            return false;
        }
        Map<String, CheckpointNote> kept = new HashMap<>();
        memory.load().notes().forEach(note -> kept.put(note.uid(), note.checkpoint()));
        newest.keySet().retainAll(kept.keySet());
        newest.putAll(kept);
        // noted meanwhile
        unwritten.forEach(note -> newest.merge(note.uid(), note, NotedCheckpointService::newer));
        return true;
    }

    /** How long notes have waited that cannot be written. */
    public Duration unwrittenFor() {
        Long since = failingSince;
        return since == null ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - since);
    }

    /** While nothing can be written the newest of each urn is all that waits, however long that lasts. */
    private void putBack(List<CheckpointNote> notes) {
        Map<String, CheckpointNote> waiting = new LinkedHashMap<>();
        notes.forEach(note -> waiting.merge(note.uid(), note, NotedCheckpointService::newer));
        unwritten.addAll(waiting.values());
    }

    /** Tells the health check that a crash now would forget what was published. */
    @Override
    public Map<String, String> reasons() {
        return failingSince != null
                ? Map.of("notes", "what is published is not noted: the folder of notes cannot be written to")
                : Map.of();
    }

    private static CheckpointNote newer(CheckpointNote known, CheckpointNote fresh) {
        return fresh.size() > known.size() ? fresh : known;
    }
}
