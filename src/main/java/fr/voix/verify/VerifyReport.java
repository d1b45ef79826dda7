package fr.voix.verify;

import java.util.List;
import java.util.Map;

/**
 * What came of a whole verification.
 *
 * @param entries of the audit log; 0 where it was not followed
 * @param lines of the register; 0 where it was not read
 * @param cosigners of the register, by the names of their keys in the policy
 * @param wrong urns that differ or could not be checked
 * @param told what a verifier who kept something should know, and is as it may be
 * @param kept signed checkpoints of all others by origin: those to hold later, none where there is nothing to hold any more
 * @param remark what concerns no single urn, or null
 */
record VerifyReport(
        long urns,
        long leaves,
        long ballots,
        long signatures,
        long entries,
        long lines,
        List<String> cosigners,
        Verdict verdict,
        List<UrnReport> wrong,
        List<String> told,
        Map<String, List<byte[]>> kept,
        String remark) {

    VerifyReport withRemark(String more) {
        return new VerifyReport(
                urns, leaves, ballots, signatures, entries, lines, cosigners, verdict, wrong, told, kept, more);
    }

    long count(Verdict which) {
        return wrong.stream().filter(report -> report.verdict() == which).count();
    }
}
