package fr.voix.verify;

import java.util.List;

/**
 * What came of verifying one urn.
 *
 * @param uid of a scrutin, or the number of a petition
 * @param counted how many ballots or signatures count
 * @param sentences what differs, or why it could not be checked
 * @param fate what became of the receipt that was looked for; null when none was
 * @param note the checkpoint that everything was held against; null when it did not come to that
 * @param acts what somebody did to the urn by its leaves
 */
record UrnReport(
        String uid,
        Verdict verdict,
        List<String> sentences,
        long leaves,
        long counted,
        String fate,
        byte[] note,
        LeafActs acts) {

    /** @param count null where nothing was read */
    static UrnReport of(String uid, Findings findings, UrnCount count, String fate, byte[] note, LeafActs acts) {
        long leaves = count == null ? 0 : count.size();
        long counted = count == null ? 0 : count.total();
        return new UrnReport(uid, findings.verdict(), findings.sentences(), leaves, counted, fate, note, acts);
    }
}
