package fr.voix.ballot;

import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The networks of consecutive ballots of one urn on one day, in one row.
 *
 * @param firstIndex the leaf index of the first ballot
 * @param networks 16 bytes a ballot
 */
record NetworkRun(long urnId, long firstIndex, LocalDate day, byte[] networks) {

    /** Longer rows would go to PostgreSQL's side table for large values. */
    private static final int MOST_BALLOTS = 100;

    /** In as few rows as the order of the ballots allows. */
    static List<NetworkRun> of(List<BallotMark> marks) {
        List<NetworkRun> runs = new ArrayList<>();
        int from = 0;
        for (int to = 1; to <= marks.size(); to++) {
            if (to == marks.size() || to - from == MOST_BALLOTS || !follows(marks.get(to - 1), marks.get(to))) {
                runs.add(run(marks.subList(from, to)));
                from = to;
            }
        }
        return runs;
    }

    private static boolean follows(BallotMark before, BallotMark next) {
        return next.urnId() == before.urnId()
                && next.leafIndex() == before.leafIndex() + 1
                && next.network().day().equals(before.network().day());
    }

    private static NetworkRun run(List<BallotMark> marks) {
        ByteBuffer networks = ByteBuffer.allocate(marks.size() * NetworkMark.LENGTH);
        marks.forEach(mark -> networks.put(mark.network().hash()));
        BallotMark first = marks.getFirst();
        return new NetworkRun(first.urnId(), first.leafIndex(), first.network().day(), networks.array());
    }
}
