package fr.voix.base.load;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What one network, and what everybody, recently sent to one urn and to all; valid for one request. */
public record NetworkLoad(List<Width> widths, LoadSubject urn, LoadSubject everything) {

    record Width(double part, LoadSubject inUrn, LoadSubject inAllUrns) {}

    /** The share that exceeds its expected value most, of all widths and windows. */
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
     * What came from one network, and the most that is expected of it: what people behind one network could bring, plus a tenth
     * of what comes from everybody else, as a mobile operator's address has thousands of people, who come when everybody comes.
     */
    public record LoadShare(long seen, double expected) {

        /**
         * First ballots or requests to sign, in one urn in ten minutes: one every 0.6 seconds. 2,000 people of a mobile
         * operator's shared address, asked to vote on one amendement within half an hour, bring 667; a full university 300.
         */
        static final double IN_TEN_MINUTES = 1_000;

        /** In one urn within the last 60 to 90 seconds: a full lecture hall that is shown the page and votes at once. */
        static final double LATELY = 300;

        /** In all urns in ten minutes: the users of one operator, who vote in several urns. */
        static final double IN_ALL_URNS = 3_000;

        private static final double OF_THE_OTHERS = 0.1;

        /** @param part the part of the room that a {@link ShareService.NetworkWidth} has; 1 for a network of many people */
        static LoadShare of(long seen, long ofEverybody, double room, double part) {
            return new LoadShare(seen, room * part + OF_THE_OTHERS * Math.max(0, ofEverybody - seen));
        }

        /** What was seen, as a multiple of what is expected. */
        public double times() {
            return seen / expected;
        }
    }
}
