package fr.voix.urn.memory;

import fr.voix.urn.leaf.Contradiction;
import fr.voix.urn.leaf.Urn;
import fr.voix.urn.log.UrnReader;
import fr.voix.urn.note.CheckpointNote;
import fr.voix.urn.note.NotedCheckpointService;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares the database with what this service published, before the first ballot: a restored backup or rows that were changed by hand
 * must not be built upon. Rows of all urns are compared. Roots are computed from tiles and leaves for as many urns as
 * {@link #LONGEST} allows; the others are left to {@link RecountRound}.
 */
@Singleton
record StartCheck(
        NotedCheckpointService noted,
        MemoryRecovery recovery,
        EpochChange epochs,
        UrnReader urns,
        ContradictionReader contradictions) {

    private static final Logger LOG = LoggerFactory.getLogger(StartCheck.class);
    private static final Duration LONGEST = Duration.ofSeconds(2);
    private static final int URNS_AT_ONCE = 5_000;

    private record Noted(CheckpointNote note, Urn urn) {

        boolean hasGrown() {
            return urn.frontier().size() > note.size();
        }
    }

    /** Stops the urns that contradict what was published of them. */
    void check() {
        long until = System.nanoTime() + LONGEST.toNanos();
        // the audit log and the register are checked before they are signed next
        List<CheckpointNote> notes =
                known().stream().filter(CheckpointNote::isOfUrn).toList();
        noted.loadStops();
        List<Noted> sound = checkAllRows(notes);
        // the row of an urn that has grown does not show the published root
        sound.sort(Comparator.comparing(Noted::hasGrown).reversed());
        int checked = 0;
        while (checked < sound.size() && System.nanoTime() < until) {
            checkTree(sound.get(checked++));
        }
        LOG.info(
                "The rows of {} urns compared with what was published of them, and the trees that tiles and newest leaves make of {}",
                notes.size(),
                checked);
    }

    /** While the service runs: only checks that each urn exists and has at least the published size. */
    void checkRows() {
        checkAllRows(noted.ofUrns());
    }

    private List<Noted> checkAllRows(List<CheckpointNote> notes) {
        List<Noted> sound = new ArrayList<>();
        for (int from = 0; from < notes.size(); from += URNS_AT_ONCE) {
            sound.addAll(checkRows(notes.subList(from, Math.min(notes.size(), from + URNS_AT_ONCE))));
        }
        return sound;
    }

    private Collection<CheckpointNote> known() {
        epochs.takeUp();
        if (!recovery.isNeeded()) {
            Collection<CheckpointNote> kept = noted.load();
            if (!recovery.isNeededAllTheSame()) {
                return kept;
            }
        }
        if (!recovery.begin()) {
            noted.refuse();
        }
        return List.of();
    }

    private List<Noted> checkRows(Collection<CheckpointNote> notes) {
        Map<String, Urn> found = urns.of(notes.stream().map(CheckpointNote::uid).toList()).stream()
                .collect(Collectors.toMap(Urn::uid, Function.identity()));
        List<Noted> sound = new ArrayList<>();
        for (CheckpointNote note : notes) {
            Urn urn = found.get(note.uid());
            Optional<Contradiction> contradiction = ContradictionReader.ofRow(note, urn);
            if (contradiction.isPresent()) {
                noted.contradict(contradiction.get());
            } else {
                sound.add(new Noted(note, urn));
            }
        }
        return sound;
    }

    private void checkTree(Noted urn) {
        contradictions.ofTree(urn.note(), urn.urn()).ifPresent(noted::contradict);
    }
}
