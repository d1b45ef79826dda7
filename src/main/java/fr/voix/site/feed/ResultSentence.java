package fr.voix.site.feed;

import fr.voix.base.text.Messages;
import fr.voix.urn.tally.Tally;
import fr.voix.urn.tally.TallyView;
import java.time.Instant;

/** A result as a sentence: the counts, of when, of an urn of which size, and that they are not representative. */
final class ResultSentence {

    private ResultSentence() {}

    static String of(Tally tally, Messages m) {
        var counts = TallyView.of(tally, m);
        var key = tally.isOpen() ? "feed.result.open" : "feed.result.closed";
        return counts.total() == 0
                ? m.t("feed.result.none", m.moment(tally.at()), leaves(tally.size(), m))
                : sentence(key, counts, tally.at(), tally.size(), m);
    }

    private static String sentence(String key, TallyView counts, Instant at, long size, Messages m) {
        return m.t(
                        key,
                        counts.pourShare(),
                        counts.contreShare(),
                        counts.abstentionShare(),
                        counts.totalText(),
                        m.moment(at),
                        leaves(size, m))
                + " " + m.t("tally.representative");
    }

    private static String leaves(long size, Messages m) {
        return m.t("feed.leaves", size, m.number(size));
    }
}
