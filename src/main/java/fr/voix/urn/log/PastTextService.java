package fr.voix.urn.log;

import fr.voix.base.database.Transactions;
import fr.voix.urn.leaf.TextChange;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps replaced texts of questions, so that each {@code t1} leaf can be checked against the text of its time. */
@Singleton
public record PastTextService(PastTextRepository texts, Transactions transactions) {

    /**
     * Keeps texts in the transaction that replaces them.
     *
     * @param replaced by the uid of the urn, in the form that was hashed; a uid without an urn is ignored
     */
    public void keep(Map<String, String> replaced) {
        transactions.require();
        if (!replaced.isEmpty()) {
            texts.insert(replaced);
        }
    }

    /** Deletes all kept texts of an urn: any of them may hold words that must not be read again. */
    public void forget(long urnId) {
        transactions.require();
        texts.delete(urnId);
    }

    /**
     * Changes of the text after the first vote, oldest first.
     *
     * @param size number of published leaves; later changes are left out
     */
    public List<TextChange> changes(String uid, long size) {
        return texts.changes(uid, size);
    }

    /** @param sha256 as a {@code t1} leaf names it */
    public Optional<String> find(String uid, byte[] sha256) {
        return texts.find(uid, sha256);
    }
}
