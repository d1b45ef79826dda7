package fr.voix.urn.tally;

import java.time.Instant;
import java.util.List;

/**
 * How the signatures of one petition grew, hour by hour, up to what is published of it: as they were counted then.
 *
 * @param petition its id
 * @param points of each hour in which something changed, oldest first
 * @param size number of leaves
 * @param at when that was published
 */
public record SignatureHistory(long petition, List<Point> points, long size, Instant at) {

    public SignatureHistory {
        points = List.copyOf(points);
    }

    /**
     * The count at the end of an hour.
     *
     * @param hour its beginning
     * @param size number of leaves
     */
    public record Point(Instant hour, long size, long signatures) {}
}
