package fr.voix.urn.memory;

import fr.voix.base.audit.AuditCheck;
import fr.voix.base.audit.AuditFault;
import fr.voix.base.audit.AuditHead;
import fr.voix.urn.leaf.Contradiction;
import fr.voix.urn.note.CheckpointNote;
import fr.voix.urn.note.KeptNote;
import fr.voix.urn.note.NoteMemory;
import fr.voix.urn.note.NotedCheckpointService;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compares a signed note that a peer or sink has with the database. */
@Singleton
record PeerNoteService(
        NoteMemory memory,
        NotedCheckpointService noted,
        ContradictionReader contradictions,
        AuditCheck account,
        RegisterMemory register,
        EpochChange epochs) {

    private static final Logger LOG = LoggerFactory.getLogger(PeerNoteService.class);

    /** It is known here from now on, or what it speaks of is stopped. */
    void hold(KeptNote theirs) {
        CheckpointNote note = theirs.checkpoint();
        if (note.uid().equals(CheckpointNote.REGISTER)) {
            register.hold(note);
            return;
        }
        if (noted.isContradicted(note.uid())) {
            return;
        }
        // no urn is stopped for what a second look does not find
        Optional<Contradiction> found = find(note).flatMap(first -> find(note));
        if (found.isEmpty()) {
            noted.note(note);
        } else if (!epochs.isLost(note)) {
            noted.newest(note.uid())
                    .ifPresent(ours -> LOG.error(
                            "Another history was signed of {}: {}", note.path(), memory.keepFork(theirs, ours)));
            noted.contradict(found.get());
        }
    }

    private Optional<Contradiction> find(CheckpointNote note) {
        return note.uid().equals(CheckpointNote.ACCOUNT)
                ? account.contradiction(new AuditHead(note.size(), note.root()))
                        .map(AuditFault::sentence)
                        .map(how -> Contradiction.of(CheckpointNote.ACCOUNT, how))
                : contradictions.find(note);
    }
}
