package fr.voix.ballot;

import java.nio.ByteBuffer;
import java.time.LocalDate;

/**
 * A network in one urn on one day.
 *
 * @param network as the mark has it
 */
record CrowdKey(long urnId, LocalDate day, ByteBuffer network) {

    static CrowdKey of(BallotOrder.Cast order) {
        NetworkMark mark = order.network();
        return new CrowdKey(order.scrutin().urnId(), mark.day(), ByteBuffer.wrap(mark.hash()));
    }
}
