package fr.voix.vote.scrutin;

import fr.voix.base.answer.PublicVersion;
import fr.voix.base.audit.ActComparison;
import fr.voix.base.database.Transactions;
import fr.voix.urn.leaf.Choice;
import fr.voix.urn.leaf.Counts;
import fr.voix.urn.leaf.Urn;
import fr.voix.urn.leaf.UrnDraft;
import fr.voix.urn.log.UrnGuard;
import fr.voix.urn.log.UrnReader;
import fr.voix.urn.log.UrnWriter;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Closes Scrutins and opens them again. Both write a leaf under the lock of the urn, which every batch of ballots takes too, so
 * no ballot is added after the closing counts.
 */
@Singleton
public record ScrutinClosing(
        UrnReader urns,
        UrnWriter writer,
        UrnGuard guard,
        ClosureRepository closures,
        ScheduleRepository schedule,
        PublicVersion publicVersion,
        Transactions transactions,
        Clock clock)
        implements ActComparison {

    @Override
    public List<String> differences() {
        return closures.unexplained();
    }

    /** Closes a Scrutin: writes a leaf with the counts, and drops a scheduled closing. */
    public ClosureResult close(String scrutinUid) {
        return change(scrutinUid, draft -> close(scrutinUid, draft));
    }

    private ClosureResult close(String scrutinUid, UrnDraft draft) {
        if (!draft.isOpen()) {
            return new ClosureResult.AlreadyClosed();
        }
        Counts counts = draft.urn().counts();
        Instant now = clock.instant();
        Closure closure =
                new Closure(draft.close(now), now, counts.of(Choice.P), counts.of(Choice.C), counts.of(Choice.A), 0);
        closures.insert(
                draft.urnId(), closure.leafIndex(), now, closure.pour(), closure.contre(), closure.abstention());
        schedule.delete(scrutinUid);
        save(draft);
        return new ClosureResult.Closed(closure);
    }

    /** Opens a Scrutin again, by a leaf with its question. */
    public ClosureResult reopen(String scrutinUid) {
        return change(scrutinUid, draft -> reopen(scrutinUid, draft));
    }

    private ClosureResult reopen(String scrutinUid, UrnDraft draft) {
        if (draft.isOpen()) {
            return new ClosureResult.AlreadyOpen();
        }
        long leafIndex = draft.reopen(closures.standing(draft.urnId()).textSha256());
        closures.noteReopened(draft.urnId(), leafIndex);
        save(draft);
        return new ClosureResult.Reopened(leafIndex);
    }

    /** Empty for an unknown Scrutin. */
    public Optional<Boolean> isOpen(String scrutinUid) {
        return urns.ofScrutins(List.of(scrutinUid)).stream().map(Urn::isOpen).findFirst();
    }

    private ClosureResult change(String scrutinUid, Function<UrnDraft, ClosureResult> change) {
        return guard.isReadOnly(scrutinUid)
                ? new ClosureResult.ReadOnly()
                : transactions.write(() -> lock(scrutinUid).map(change).orElseGet(ClosureResult.UnknownScrutin::new));
    }

    private void save(UrnDraft draft) {
        writer.save(List.of(draft));
        publicVersion.bump();
    }

    /** The urn of a Scrutin, locked until the transaction ends; empty for an unknown one. */
    public Optional<UrnDraft> lock(String scrutinUid) {
        transactions.require();
        return urns.ofScrutins(List.of(scrutinUid)).stream()
                .map(Urn::urnId)
                .findFirst()
                .map(urnId -> writer.lock(List.of(urnId)).get(urnId));
    }

    /**
     * The last published closing; a later leaf may have opened the Scrutin again.
     *
     * @param size number of published leaves
     */
    public Optional<Closure> lastClosure(String scrutinUid, long size) {
        return closures.findLast(scrutinUid, size);
    }

    /** Called in the transaction that erases a ballot of a closed urn. */
    public void noteErased(long urnId) {
        closures.addErased(urnId);
    }
}
