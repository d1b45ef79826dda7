package fr.voix.verify;

import fr.voix.verify.log.LogKind;
import java.util.HexFormat;
import java.util.List;

/**
 * Holds a tally against what the leaves count; a sentence for each difference.
 *
 * @param who says so, as a sentence begins
 */
record TallyComparison(String who, PublishedTally tally, Findings findings) {

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
                compare(words.get(choice) + " of tier " + tier, tally.tiers()[tier][choice], count.of(tier, choice));
            }
        }
        tally.quarantine().ifPresent(said -> compare("quarantine", said, count.waiting()));
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
