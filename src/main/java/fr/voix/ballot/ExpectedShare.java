package fr.voix.ballot;

/**
 * How many new ballots of the last minutes are expected of one network in one Scrutin: as many as a household, an office or a
 * class may bring, or its part of a Scrutin that many networks vote on, whichever is more.
 *
 * @param floor that many in any case; as many again come to be expected every {@link FadingCount#TIME}
 * @param share of what the Scrutin took in of all networks
 */
record ExpectedShare(int floor, double share) {

    /** Whether one more ballot is within it. */
    boolean holdsOneMore(double ofNetwork, double ofScrutin) {
        return ofNetwork + 1 <= Math.max(floor, share * ofScrutin);
    }
}
