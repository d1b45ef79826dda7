package fr.voix.base.load;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What one network sent to one urn lately, and what everybody sent; good for the length of a request. */
public record NetworkLoad(List<Width> widths, LoadSubject urn, LoadSubject everything) {

    record Width(double part, LoadSubject inUrn, LoadSubject inAllUrns) {}

    /** The share that is furthest above what is expected, of all widths and windows. */
    public LoadShare share(Instant now) {
        LoadSeen ofUrn = urn.seen(now);
        LoadSeen ofAll = everything.seen(now);
        List<LoadShare> shares = new ArrayList<>();
        for (Width width : widths) {
            LoadSeen inUrn = width.inUrn().seen(now);
            long inAll = width.inAllUrns().seen(now).total();
            shares.add(LoadShare.of(inUrn.total(), ofUrn.total(), LoadShare.IN_TEN_MINUTES, width.part()));
            shares.add(LoadShare.of(inUrn.latest(), ofUrn.latest(), LoadShare.LATELY, width.part()));
            shares.add(LoadShare.of(inAll, ofAll.total(), LoadShare.IN_ALL_URNS, width.part()));
        }
        return shares.stream().max(Comparator.comparingDouble(LoadShare::times)).orElseThrow();
    }

    /** What everybody sent to this urn in the last ten minutes. */
    public long ofUrn(Instant now) {
        return urn.seen(now).total();
    }

    /** Counts one more of this network in this urn. */
    public void count(Instant now) {
        for (Width width : widths) {
            width.inUrn().count(now);
            width.inAllUrns().count(now);
        }
        urn.count(now);
        everything.count(now);
    }

    /**
     * What came from one network, beside the most that people behind one could bring, and a tenth of what comes from everybody
     * else: behind one address of a mobile operator are thousands of people who come when everybody comes.
     */
    public record LoadShare(long seen, double expected) {

        /**
         * First ballots, or wishes to sign, in one urn in ten minutes: one every 0.6 seconds for as long as that. 2,000 people of a
         * mobile operator's shared address, asked to vote on one amendement within half an hour, bring 667; a full university 300.
         */
        static final double IN_TEN_MINUTES = 1_000;

        /** And within the last minute and a half: a full lecture hall that is shown the page and votes at once, all of it. */
        static final double LATELY = 300;

        /** In all urns in ten minutes: an operator's crowd, voting here and there. */
        static final double IN_ALL_URNS = 3_000;

        private static final double OF_THE_OTHERS = 0.1;

        /** @param part what {@link NetworkWidth} may send of what a network of many people may */
        static LoadShare of(long seen, long ofEverybody, double room, double part) {
            return new LoadShare(seen, room * part + OF_THE_OTHERS * Math.max(0, ofEverybody - seen));
        }

        /** How many times what is expected. */
        public double times() {
            return seen / expected;
        }
    }
}
