package fr.voix.urn.log;

import fr.voix.base.database.Transactions;
import fr.voix.urn.leaf.TextChange;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps what urns were about before their text changed, so that every {@code t1} leaf can be held against what was read then. */
@Singleton
public record PastTextService(PastTextRepository texts, Transactions transactions) {

    /**
     * Keeps texts that are about to be replaced, in the transaction that does it.
     *
     * @param replaced in the form that was hashed, by the uid of the urn; of one that has no urn nothing is kept
     */
    public void keep(Map<String, String> replaced) {
        transactions.require();
        if (!replaced.isEmpty()) {
            texts.insert(replaced);
        }
    }

    /** Takes away all that is kept of an urn: words that no reader may see again may stand in any of them. */
    public void forget(long urnId) {
        transactions.require();
        texts.delete(urnId);
    }

    /**
     * Where the text changed after votes were cast, oldest first.
     *
     * @param size how many leaves are published; what comes after them is not
     */
    public List<TextChange> changes(String uid, long size) {
        return texts.changes(uid, size);
    }

    /** @param sha256 as a {@code t1} leaf names it */
    public Optional<String> find(String uid, byte[] sha256) {
        return texts.find(uid, sha256);
    }
}
