package fr.voix.urn.log;

import fr.voix.base.database.DistributionConfig;
import fr.voix.base.database.Transactions;
import fr.voix.urn.leaf.TextChange;
import fr.voix.urn.leaf.Urn;
import fr.voix.urn.leaf.UrnDraft;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Opens and closes urns, and adds a leaf when the text of the question changes. Runs in the transaction of the caller, which also
 * writes the reason.
 */
@Singleton
public record UrnOpening(
        UrnRepository urns,
        UrnWriter writer,
        PastTextRepository texts,
        DistributionConfig distribution,
        Transactions transactions) {

    /**
     * A new urn, with its text as first leaf.
     *
     * @param urnId of the sequence {@code urn_id_seq}, kept beside the uid by the caller
     */
    public void open(long urnId, String uid, byte[] textSha256) {
        transactions.require();
        ask(Map.of(urnId, uid), ignored -> textSha256);
    }

    /** Adds the leaf of a new text and notes the counts before it. Returns the urn with it. */
    public Urn restate(long urnId, byte[] textSha256) {
        UrnDraft draft = lock(urnId);
        ask(draft, textSha256);
        writer.save(List.of(draft));
        return draft.urn();
    }

    /** Closes an urn and returns it; one that is closed stays as it is. */
    public Urn close(long urnId, Instant now) {
        UrnDraft draft = lock(urnId);
        if (draft.isOpen()) {
            draft.close(now);
            writer.save(List.of(draft));
        }
        return draft.urn();
    }

    /**
     * Reopens an urn and returns it; one that is open stays as it is.
     *
     * @param standingTextSha256 the text that its last {@code t1} leaf commits to, see {@link UrnDraft#reopen}
     */
    public Urn reopen(long urnId, byte[] standingTextSha256) {
        UrnDraft draft = lock(urnId);
        if (!draft.isOpen()) {
            draft.reopen(standingTextSha256);
            writer.save(List.of(draft));
        }
        return draft.urn();
    }

    /** Opens the urns that do not exist yet and adds the leaf of the text to all. */
    public void ask(Map<Long, String> uids, Function<String, byte[]> textSha256) {
        for (List<Long> part : distribution.parts(uids.keySet(), Long::longValue)) {
            urns.insertEmpty(part, part.stream().map(uids::get).toList());
            var drafts = writer.lock(part).values();
            drafts.forEach(draft -> ask(draft, textSha256.apply(draft.uid())));
            writer.save(drafts);
        }
    }

    private void ask(UrnDraft draft, byte[] textSha256) {
        long counted = draft.urn().counts().total();
        long index = draft.ask(textSha256);
        if (counted > 0) {
            texts.insert(draft.urnId(), new TextChange(index, counted));
        }
    }

    private UrnDraft lock(long urnId) {
        UrnDraft draft = writer.lock(List.of(urnId)).get(urnId);
        if (draft == null) {
            throw new IllegalStateException("There is no urn " + urnId);
        }
        return draft;
    }
}
