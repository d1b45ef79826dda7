package fr.voix.urn.tally;

import io.micronaut.core.annotation.Nullable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How the counts of one Scrutin or petition grew, hour by hour, up to what is published of it.
 *
 * @param uid of the Scrutin, or the petition's id in digits
 * @param points of each hour in which something changed, oldest first
 * @param marks what happened to it besides votes, oldest first
 * @param size number of leaves
 * @param at when that was published
 */
public record History(String uid, List<Point> points, List<Mark> marks, long size, Instant at) {

    private static final Duration HOUR = Duration.ofHours(1);

    /**
     * The counts at the end of an hour.
     *
     * @param hour its beginning
     * @param size number of leaves
     * @param seen what was counted then
     * @param corrected the same by what is known since: without the ballots that are set aside now, with those that count again
     */
    public record Point(Instant hour, long size, Count seen, Count corrected) {}

    /** Counted ballots, or signatures. */
    public record Count(long pour, long contre, long abstention, long signatures) {

        static final Count NONE = new Count(0, 0, 0, 0);

        static Count of(Tally tally) {
            return new Count(tally.pour(), tally.contre(), tally.abstention(), tally.signatures());
        }

        Count plus(Count other) {
            return new Count(
                    pour + other.pour,
                    contre + other.contre,
                    abstention + other.abstention,
                    signatures + other.signatures);
        }

        private Count minus(Count other) {
            return new Count(
                    pour - other.pour,
                    contre - other.contre,
                    abstention - other.abstention,
                    signatures - other.signatures);
        }

        public long ballots() {
            return pour + contre + abstention;
        }

        public long most() {
            return Math.max(Math.max(pour, contre), Math.max(abstention, signatures));
        }
    }

    /** What a mark stands for. */
    public enum Kind {
        DECISION,
        CLOSING,
        REOPENING,
        TEXT_CHANGE
    }

    /**
     * Something that happened.
     *
     * @param at the moment, or the beginning of the hour where only that is known
     * @param leafIndex of the leaf that says so; null for the official decision
     */
    public record Mark(Kind kind, Instant at, @Nullable Long leafIndex) {}

    /** What an hour's row says. */
    record Hour(Instant hour, long size, Count count) {}

    /** Ballots to add to, or take from, the counts of an hour and all later ones; {@code place} is the hour's in the list. */
    record Correction(int place, Count count) {}

    /** A mark as it is stored; {@code at} is null where only the leaf is known. */
    record Noted(Kind kind, @Nullable Instant at, @Nullable Long leafIndex) {}

    /**
     * @param hours rising in time and size, the last one as it is published
     * @param corrections in the order of their places
     */
    static History of(
            String uid, List<Hour> hours, List<Correction> corrections, List<Noted> noted, long size, Instant at) {
        List<Point> points = new ArrayList<>();
        Count correction = Count.NONE;
        int next = 0;
        for (int place = 0; place < hours.size(); place++) {
            while (next < corrections.size() && corrections.get(next).place() <= place) {
                correction = correction.plus(corrections.get(next++).count());
            }
            Hour hour = hours.get(place);
            points.add(new Point(
                    hour.hour(), hour.size(), hour.count(), hour.count().plus(correction)));
        }
        List<Mark> marks = noted.stream()
                .map(each -> new Mark(
                        each.kind(), each.at() != null ? each.at() : hourOf(hours, each.leafIndex()), each.leafIndex()))
                .sorted(Comparator.comparing(Mark::at))
                .toList();
        return new History(uid, List.copyOf(points), marks, size, at);
    }

    private static Instant hourOf(List<Hour> hours, long leafIndex) {
        return hours.stream()
                .filter(hour -> hour.size() > leafIndex)
                .findFirst()
                .orElse(hours.getLast())
                .hour();
    }

    /** Whether any hour is seen otherwise now than it was then. */
    public boolean isCorrected() {
        return points.stream().anyMatch(point -> !point.seen().equals(point.corrected()));
    }

    /** When the Assemblée decided, if it did. */
    Optional<Instant> decidedAt() {
        return marks.stream()
                .filter(mark -> mark.kind() == Kind.DECISION)
                .map(Mark::at)
                .findFirst();
    }

    /**
     * What counts more at the end than before the Assemblée decided. Empty where nothing does, and where more ballots of one choice
     * were withdrawn or changed since than were cast.
     */
    public Optional<Count> sinceDecision() {
        return beforeDecision()
                .map(before -> points.getLast().corrected().minus(before.corrected()))
                .filter(since -> since.ballots() > 0)
                .filter(since -> Math.min(since.pour(), Math.min(since.contre(), since.abstention())) >= 0);
    }

    /** The last counts of an hour that was over when the Assemblée decided; empty when there were none, or no decision. */
    public Optional<Point> beforeDecision() {
        return decidedAt()
                .flatMap(decided -> points.stream()
                        .filter(point -> !point.hour().plus(HOUR).isAfter(decided))
                        .reduce((earlier, later) -> later));
    }
}
