package fr.voix.urn.crowd;

import java.time.Duration;

/**
 * How many new votes of the last minutes or hours are expected of one origin in one urn: as many as a household, an office or a
 * class may bring, or its part of an urn that many vote in, whichever is more.
 *
 * @param floor that many in any case
 * @param share of what the urn took in of all origins
 * @param time in which as many again come to be expected
 */
record ExpectedShare(int floor, double share, Duration time) {

    /** Whether one more vote is within it. */
    boolean holdsOneMore(double ofOrigin, double ofUrn) {
        return ofOrigin + 1 <= Math.max(floor, share * ofUrn);
    }
}
