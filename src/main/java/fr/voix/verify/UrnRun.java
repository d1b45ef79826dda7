package fr.voix.verify;

import fr.voix.verify.log.DifferenceException;
import fr.voix.verify.log.KeptReceipt;
import fr.voix.verify.log.LogCheckpoint;
import fr.voix.verify.log.LogKind;
import fr.voix.verify.log.LogTree;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** One urn on its way: what is published of it, and what its leaves make of that. */
final class UrnRun {

    private final String uid;
    private final Findings findings;
    private final EarlierComparison earlier;
    private final HeldEvidence evidence;
    private PastComparison past;
    private UrnCount count;
    private Snapshot snapshot;
    private SignedResult published;
    private LogTree tree;
    private String fate;

    UrnRun(String uid, Findings findings, EarlierComparison earlier, HeldEvidence evidence) {
        this.uid = uid;
        this.findings = findings;
        this.earlier = earlier;
        this.evidence = evidence;
    }

    /**
     * Takes what is published.
     *
     * @param result what is signed of some beginning of it; null where there is none
     * @param leaves the tree of those that were read
     */
    void begin(PublishedPast said, Snapshot now, SignedResult result, LogTree leaves) throws DifferenceException {
        past = new PastComparison(said, LogKind.of(uid), findings);
        count = new UrnCount(uid, findings, past);
        snapshot = now;
        published = result;
        tree = leaves;
        earlier.begin(now.checkpoint(), now.older());
        SignedResult cited = evidence.result();
        if (cited != null && cited.tally().size() > now.checkpoint().size()) {
            throw new DifferenceException("the signed result speaks of "
                    + cited.tally().size() + " leaves, the urn has "
                    + now.checkpoint().size());
        }
        compareTree();
    }

    /** Takes the next leaf, which the tree ends with. */
    void take(byte[] entry, byte[] hash) {
        KeptReceipt kept = evidence.receipt();
        if (kept != null && kept.index() == count.size()) {
            if (kept.isLeaf(entry)) {
                fate = "receipt: leaf " + kept.index() + " is in the urn; ";
            } else {
                findings.difference("leaf " + kept.index() + " is not the one of the receipt");
            }
        }
        count.read(entry, hash);
        past.compare(count);
        compareTree();
    }

    /** Holds all that was taken against all leaves; what these count. */
    UrnCount end() {
        LogCheckpoint checkpoint = snapshot.checkpoint();
        earlier.end();
        if (!Arrays.equals(tree.root(), checkpoint.root())) {
            findings.difference("the leaves make the root "
                    + Base64.getEncoder().encodeToString(tree.root()) + ", the checkpoint of " + checkpoint.size()
                    + " leaves signs " + checkpoint.rootText());
        }
        new TallyComparison("the published tally", snapshot.tally(), findings).with(uid, count, tree.root());
        if (evidence.receipt() != null) {
            tellFate(evidence.receipt(), checkpoint.size());
        }
        return count;
    }

    private void compareTree() {
        earlier.compare(tree);
        compare(evidence.result());
        compare(published);
    }

    private void compare(SignedResult result) {
        if (result != null && result.tally().size() == tree.size()) {
            new TallyComparison("the signed result", result.tally(), findings).with(uid, count, tree.root());
        }
    }

    /** Quiet urns are published in groups: what is not published yet is no difference. */
    private void tellFate(KeptReceipt kept, long size) {
        if (kept.index() >= size && count.isClosed()) {
            findings.difference("the urn is closed, which publishes all of it, with " + size
                    + " leaves; the receipt's leaf " + kept.index() + " is not among them");
        } else if (kept.index() >= size) {
            fate = "receipt: leaf " + kept.index() + " is not published yet, the urn shows " + size
                    + " leaves; it is to be published with others within minutes: ask again";
        } else if (fate != null) {
            fate += count.fate(kept.index());
        }
    }

    UrnReport report() {
        byte[] note = snapshot == null ? null : snapshot.note();
        LeafActs acts = past == null ? new LeafActs() : past.acts();
        return UrnReport.of(uid, findings, count, fate, note, acts);
    }

    /**
     * Holds a tally against what the leaves count; a sentence for each difference.
     *
     * @param who says so, as a sentence begins
     */
    private record TallyComparison(String who, PublishedTally tally, Findings findings) {

        void with(String uid, UrnCount count, byte[] root) {
            LogKind kind = LogKind.of(uid);
            if (!tally.uid().equals(uid)) {
                findings.difference(who + " is that of another " + kind.noun() + ", " + tally.uid());
            }
            if (tally.kind() != kind) {
                return;
            }
            List<String> words = kind.words();
            for (int choice = 0; choice < words.size(); choice++) {
                compare(words.get(choice), tally.counts()[choice], count.of(choice));
            }
            if (kind == LogKind.SCRUTIN) {
                compare("total", tally.total(), count.total());
            }
            for (int tier = 0; tier < UrnCount.TIERS; tier++) {
                for (int choice = 0; choice < words.size(); choice++) {
                    compare(
                            words.get(choice) + " of tier " + tier,
                            tally.tiers()[tier][choice],
                            count.of(tier, choice));
                }
            }
            String state = count.isClosed() ? "closed" : "open";
            if (!tally.state().equals(state)) {
                findings.difference(
                        who + " says " + tally.state() + ", after " + count.size() + " leaves the urn is " + state);
            }
            String rootHex = HexFormat.of().formatHex(root);
            if (!tally.root().equals(rootHex)) {
                findings.difference(who + " has the root " + tally.root() + ", the leaves make " + rootHex);
            }
        }

        private void compare(String what, long said, long counted) {
            if (said != counted) {
                findings.difference(who + " says " + what + " " + said + ", the leaves count " + counted);
            }
        }
    }
}
