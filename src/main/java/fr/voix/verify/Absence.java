package fr.voix.verify;

import fr.voix.verify.log.LogKind;
import java.util.Optional;

/**
 * Nothing is served of an urn. A statement that it is lost, or an entry of the audit log, must say why to a reader who
 * knew it.
 */
record Absence(String uid, Findings findings, EarlierComparison earlier, HeldEvidence evidence) {

    /**
     * Says what it is.
     *
     * @param account read after it
     * @param followed what came of following that
     * @return whether there is nothing to hold against the urn any more
     */
    boolean explain(PublishedAccount account, Verdict followed) {
        if (earlier.isAllLost()) {
            return true;
        }
        Optional<AccountEntry> hiding = account.hiding(uid);
        if (hiding.isPresent() && evidence.isNone()) {
            findings.tell("hidden: " + sentence(hiding.get()));
        } else if (hiding.isPresent()) {
            findings.uncheckable(sentence(hiding.get()) + "; what you hold of it cannot be held against it");
        } else if (earlier.isEmpty()) {
            findings.uncheckable("there is no such urn");
        } else if (!earlier.isKept()) {
            findings.uncheckable(
                    "the urn is not served, though the register has a line of it, and no entry of the audit"
                            + " log hides it; " + otherwise());
        } else if (followed == Verdict.UNCHECKABLE) {
            findings.uncheckable("the urn is not served any more; the audit log, which may say why, cannot be read");
        } else {
            findings.difference(
                    "the urn is not served any more, though an earlier checkpoint speaks of it, and no entry of"
                            + " the audit log hides it; " + otherwise());
        }
        return false;
    }

    private static String sentence(AccountEntry entry) {
        var said = entry.said().fields();
        String sentence = "the urn is not served; entry " + entry.sequence() + " of the audit log, of " + said.get("at")
                + ", says so (" + said.get("act") + "): " + said.get("reason");
        return sentence.replaceAll("\\p{Cntrl}", " ");
    }

    /** What may be right all the same, and no entry proves. */
    private String otherwise() {
        return LogKind.of(uid) == LogKind.SCRUTIN
                ? "if the Assemblée erased the amendement, its own site says so"
                : "one that was refused is not shown while it is read again";
    }
}
