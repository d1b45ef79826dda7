package fr.voix.urn.memory;

import fr.voix.base.audit.AuditCheck;
import fr.voix.base.audit.AuditHead;
import fr.voix.base.database.WalBarrier;
import fr.voix.urn.leaf.Urn;
import fr.voix.urn.log.UrnReader;
import fr.voix.urn.note.CheckpointNote;
import fr.voix.urn.note.KeptNote;
import fr.voix.urn.note.NoteMemory;
import fr.voix.urn.tally.RecountReport;
import fr.voix.urn.tally.UrnRecount;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Finds published data that is missing in the database, by the notes of this instance. */
@Singleton
record RestoreReportService(
        NoteMemory memory,
        ContradictionReader contradictions,
        UrnReader urns,
        UrnRecount recounts,
        AuditCheck account,
        WalBarrier barrier) {

    /** What is found is safe: it is published, and signed with an epoch. */
    RestoreReport report(Instant at) {
        return barrier.around(() -> find(at));
    }

    private RestoreReport find(Instant at) {
        Collection<KeptNote> newest = memory.load().notes();
        Map<String, List<KeptNote>> contradicted = new HashMap<>();
        newest.stream()
                .filter(note -> !note.uid().equals(CheckpointNote.REGISTER))
                .filter(note -> isAccount(note)
                        ? !isInAccount(note)
                        : contradictions.find(note.checkpoint()).isPresent())
                .forEach(note -> contradicted.put(note.uid(), new ArrayList<>(List.of(note))));
        memory.readAll(note -> contradicted.computeIfPresent(note.uid(), (uid, notes) -> {
            notes.add(note);
            return notes;
        }));
        return new RestoreReport(
                at,
                contradicted.values().stream()
                        .map(notes -> isAccount(notes.getFirst()) ? missingOfAccount(notes) : missing(notes))
                        .sorted(Comparator.comparing(urn -> urn.published().uid()))
                        .toList());
    }

    /** @param notes the newest first, then all that are kept */
    private RestoreReport.Missing missing(List<KeptNote> notes) {
        Urn urn = urns.of(List.of(notes.getFirst().uid())).stream().findFirst().orElse(null);
        if (urn == null) {
            return missing(notes, 0, null, null);
        }
        long found = urn.frontier().size();
        String fault = fault(urn.uid());
        KeptNote from = fault != null
                ? null
                : newest(notes, note -> note.size() <= found && contradictions.holds(note.checkpoint(), urn));
        return missing(notes, found, from, fault);
    }

    private static boolean isAccount(KeptNote note) {
        return note.uid().equals(CheckpointNote.ACCOUNT);
    }

    private boolean isInAccount(KeptNote note) {
        return account.contradiction(new AuditHead(note.size(), note.root())).isEmpty();
    }

    private RestoreReport.Missing missingOfAccount(List<KeptNote> notes) {
        return missing(notes, account.head().sequence(), newest(notes, this::isInAccount), null);
    }

    private static RestoreReport.Missing missing(
            List<KeptNote> notes, long found, @Nullable KeptNote from, @Nullable String fault) {
        CheckpointNote published = notes.getFirst().checkpoint();
        return from == null
                ? new RestoreReport.Missing(published, found, CheckpointNote.ofNothing(published.uid()), null, fault)
                : new RestoreReport.Missing(published, found, from.checkpoint(), from.at(), null);
    }

    private @Nullable KeptNote newest(List<KeptNote> notes, Predicate<KeptNote> holds) {
        return notes.stream()
                .sorted(Comparator.comparingLong(KeptNote::size).reversed().thenComparing(KeptNote::at))
                .filter(note -> holds.test(note) && memory.isSigned(note))
                .findFirst()
                .orElse(null);
    }

    /** An urn that contradicts its own leaves was altered, which must be repaired first. */
    private @Nullable String fault(String uid) {
        return recounts.recount(uid).map(RecountReport::faults).orElse(List.of()).stream()
                .findFirst()
                .orElse(null);
    }
}
