package fr.voix.base.load;

/**
 * What came from one network, beside what is expected of one: as many as an office sends, and a tenth of what comes from
 * everybody else, since behind one address of a mobile operator are thousands of people who come when everybody comes.
 */
public record LoadShare(long seen, double expected) {

    /** First ballots, or wishes to sign, in one urn in ten minutes. */
    static final double IN_TEN_MINUTES = 100;

    /** And within the last minute and a half, which tells a burst at once. */
    static final double LATELY = 30;

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
