package fr.voix.verify;

import java.util.List;

/**
 * What came of verifying one urn.
 *
 * @param uid of a scrutin, or the number of a petition
 * @param sentences what differs, or why it could not be checked
 * @param told what is no difference, and is to be told to a verifier who kept something
 * @param counted how many ballots or signatures count
 * @param fate what became of the receipt that was looked for; null when none was
 * @param note the checkpoint that everything was held against; null when it did not come to that
 * @param acts what colleagues did to the urn by its leaves
 * @param isRewritten whether its text has changed
 * @param absence null unless nothing is served of it: then nothing is said yet
 */
record UrnReport(
        String uid,
        Verdict verdict,
        List<String> sentences,
        List<String> told,
        long leaves,
        long counted,
        String fate,
        byte[] note,
        LeafActs acts,
        boolean isRewritten,
        Absence absence) {

    /** @param count null where nothing was read */
    static UrnReport of(String uid, Findings findings, UrnCount count, String fate, byte[] note, LeafActs acts) {
        long leaves = count == null ? 0 : count.size();
        long counted = count == null ? 0 : count.total();
        return new UrnReport(
                uid,
                findings.verdict(),
                findings.sentences(),
                findings.told(),
                leaves,
                counted,
                fate,
                note,
                acts,
                count != null && count.questions().size() > 1,
                null);
    }

    /** The report for an urn of which nothing could be counted. */
    static UrnReport of(String uid, Findings findings) {
        return of(uid, findings, null, null, null, new LeafActs());
    }

    static UrnReport ofAbsent(String uid, Absence absence) {
        return new UrnReport(
                uid, Verdict.UNCHECKABLE, List.of(), List.of(), 0, 0, null, null, new LeafActs(), false, absence);
    }
}
