package fr.voix.urn.memory;

import fr.voix.base.database.DatabaseOutage;
import fr.voix.urn.note.CheckpointNote;
import fr.voix.urn.note.KeptNote;
import fr.voix.urn.note.NoteConfig;
import fr.voix.urn.note.NoteListener;
import fr.voix.urn.note.NoteMemory;
import fr.voix.urn.note.NotedCheckpointService;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds what peers and sinks say was published against what this instance knows, and against the database: of two histories
 * that were signed each instance finds the other's within a round. What is newer and sound is known here from then on. No
 * request waits for it.
 */
@Singleton
public class PeerComparison {

    private static final Logger LOG = LoggerFactory.getLogger(PeerComparison.class);
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final int MOST_UNSIGNED = 1_000;
    private static final int MOST_URNS = 200_000;

    private final NoteConfig config;
    private final PeerClient peers;
    private final NoteMemory memory;
    private final NotedCheckpointService noted;
    private final PeerNoteService notes;
    private final Set<URI> failing = new HashSet<>();

    PeerComparison(
            NoteConfig config,
            PeerClient peers,
            NoteMemory memory,
            NotedCheckpointService noted,
            PeerNoteService notes) {
        this.config = config;
        this.peers = peers;
        this.memory = memory;
        this.noted = noted;
        this.notes = notes;
    }

    public synchronized void run() {
        if (noted.isBlind()) {
            return;
        }
        DatabaseOutage.passOver(() -> {
            for (URI peer : config.peers()) {
                Others others = new Others();
                ask(peer, others);
                others.newest.values().forEach(notes::hold);
            }
            Others kept = new Others();
            memory.readElsewhere(kept);
            kept.newest.values().forEach(notes::hold);
        });
    }

    private void ask(URI peer, Others others) {
        try {
            peers.read(peer, LONGEST, others);
            failing.remove(peer);
        } catch (IOException | RuntimeException e) {
            // said once, not every minute
            if (failing.add(peer)) {
                LOG.warn("{} does not say what was published: {}", peer, e.toString());
            }
        }
    }

    /** The newest note of each urn that is not the one that is known here. */
    private final class Others implements NoteListener {

        private final Map<String, KeptNote> newest = new HashMap<>();
        private int unsigned;

        @Override
        public void onNote(KeptNote note) {
            Optional<CheckpointNote> known = noted.newest(note.uid());
            KeptNote before = newest.get(note.uid());
            boolean isNews = known.isEmpty()
                    || known.get().size() != note.size()
                    || !known.get().hasRoot(note.root());
            if (!isNews || before != null && before.size() > note.size() || newest.size() >= MOST_URNS) {
                return;
            }
            if (memory.isSigned(note)) {
                newest.put(note.uid(), note);
            } else if (++unsigned > MOST_UNSIGNED) {
                throw new IllegalStateException("no key that is known here signed what it says");
            }
        }

        @Override
        public void onEpoch(String uid, long size) {
            newest.computeIfPresent(uid, (same, known) -> known.size() > size ? null : known);
        }
    }
}
