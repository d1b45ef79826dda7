package fr.voix.urn.crowd;

import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The marks of one kind of consecutive votes of one urn on one day, in one row.
 *
 * @param firstIndex the leaf index of the first vote
 * @param marks 16 bytes a vote
 */
record OriginRun(long urnId, OriginKind kind, long firstIndex, LocalDate day, byte[] marks) {

    /** Longer rows would go to PostgreSQL's side table for large values. */
    private static final int MOST_VOTES = 100;

    /** In as few rows as the order of the votes allows; none for votes that all have no such origin. */
    static List<OriginRun> of(List<PlacedMark> marks) {
        List<OriginRun> runs = new ArrayList<>();
        int from = 0;
        for (int to = 1; to <= marks.size(); to++) {
            if (to == marks.size() || to - from == MOST_VOTES || !follows(marks.get(to - 1), marks.get(to))) {
                if (marks.subList(from, to).stream()
                        .anyMatch(each -> each.mark().isKnown())) {
                    runs.add(run(marks.subList(from, to)));
                }
                from = to;
            }
        }
        return runs;
    }

    private static boolean follows(PlacedMark before, PlacedMark next) {
        return next.urnId() == before.urnId()
                && next.leafIndex() == before.leafIndex() + 1
                && next.mark().kind() == before.mark().kind()
                && next.mark().day().equals(before.mark().day());
    }

    private static OriginRun run(List<PlacedMark> marks) {
        ByteBuffer hashes = ByteBuffer.allocate(marks.size() * OriginMark.LENGTH);
        marks.forEach(mark -> hashes.put(mark.mark().hash()));
        PlacedMark first = marks.getFirst();
        return new OriginRun(
                first.urnId(),
                first.mark().kind(),
                first.leafIndex(),
                first.mark().day(),
                hashes.array());
    }
}
