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
 * Opens urns, writes down in them when the text changed that they are about, and closes them. Each in the caller's
 * transaction, which also writes why.
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

    /** Another text, in an urn that is there; what counted before it is noted beside the leaf. The urn with it. */
    public Urn restate(long urnId, byte[] textSha256) {
        UrnDraft draft = lock(urnId);
        ask(draft, textSha256);
        writer.save(List.of(draft));
        return draft.urn();
    }

    /** The urn as it stands closed; nothing is written to one that was closed already. */
    public Urn close(long urnId, Instant now) {
        UrnDraft draft = lock(urnId);
        if (draft.isOpen()) {
            draft.close(now);
            writer.save(List.of(draft));
        }
        return draft.urn();
    }

    /**
     * The urn as it stands open; nothing is written to one that is open.
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

    /** Opens what is not there yet, and puts the text into all of them. */
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
