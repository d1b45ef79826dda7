package fr.voix.verify;

import java.util.HexFormat;

/** Holds a tally against what the leaves count; a sentence for each difference. */
final class TallyComparison {

    static final String[] WORDS = {"pour", "contre", "abstention"};

    private final String who;
    private final PublishedTally tally;
    private final Findings findings;

    TallyComparison(PublishedTally tally, Findings findings) {
        this("the published tally", tally, findings);
    }

    /** @param who says so, as a sentence begins */
    TallyComparison(String who, PublishedTally tally, Findings findings) {
        this.who = who;
        this.tally = tally;
        this.findings = findings;
    }

    void with(String scrutinUid, UrnCount count, byte[] root) {
        if (!tally.scrutin().equals(scrutinUid)) {
            findings.difference(who + " is that of another scrutin, " + tally.scrutin());
        }
        long[] said = {tally.pour(), tally.contre(), tally.abstention()};
        long total = 0;
        for (int choice = 0; choice < UrnCount.CHOICES; choice++) {
            compare(WORDS[choice], said[choice], count.of(choice));
            total += count.of(choice);
        }
        compare("total", tally.total(), total);
        for (int tier = 0; tier < UrnCount.TIERS; tier++) {
            for (int choice = 0; choice < UrnCount.CHOICES; choice++) {
                compare(WORDS[choice] + " of tier " + tier, tally.tiers()[tier][choice], count.of(tier, choice));
            }
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
