package fr.voix.desk.queue;

import fr.voix.base.audit.Actor;
import fr.voix.base.database.Transactions;
import fr.voix.desk.page.DeskAreas;
import fr.voix.desk.page.WaitingCount;
import fr.voix.desk.queue.ScrutinQueueRepository.ChoiceRow;
import fr.voix.desk.queue.ScrutinQueueRepository.QueueCountRow;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What waits for its themes. The number of queries is the same whatever waits. */
@Singleton
record ScrutinQueue(ScrutinQueueRepository queue, Clock clock, Transactions transactions) implements WaitingCount {

    static final int PAGE_SIZE = 30;

    /** What was handed to somebody who went away is handed to the next one. */
    private static final Duration HANDED_FOR = Duration.ofMinutes(10);

    /**
     * One stretch of the queue.
     *
     * @param filtered how many pass the filter; as many as there are without one
     * @param next the uid to go on from, or null at the end
     */
    record Stretch(
            List<QueueRow> rows,
            QueueCountRow count,
            long filtered,
            @Nullable String next) {}

    /**
     * What stands before and behind a scrutin.
     *
     * @param following the one after it, or the first of the queue, or null when no other waits
     * @param waiting how many there are
     */
    record Around(@Nullable String previous, @Nullable String following, long waiting) {}

    /** One page of the queue, behind the scrutin {@code after}. */
    Stretch page(QueueForm criteria, @Nullable String after) {
        return transactions.read(() -> stretch(criteria, rows(criteria, after, PAGE_SIZE + 1)));
    }

    /** What stands around the scrutin on the desk. */
    Around around(QueueForm criteria, String uid) {
        return transactions.read(() -> {
            var place = queue.place(criteria.order(), uid);
            var previous =
                    place.flatMap(at -> queue.before(criteria, at, 1).stream().findFirst());
            var following = place.flatMap(
                            at -> queue.after(criteria, at, 1).stream().findFirst())
                    .or(() -> queue.first(criteria, 2).stream()
                            .filter(row -> !row.uid().equals(uid))
                            .findFirst());
            return new Around(
                    previous.map(QueueRow::uid).orElse(null),
                    following.map(QueueRow::uid).orElse(null),
                    queue.count().scrutins());
        });
    }

    /**
     * Hands this colleague a scrutin that was handed to no other: the next one behind {@code after}, or the first. So two who ask
     * at once get two. It keeps nobody from deciding: what keeps a decision from being overwritten is its version.
     *
     * @param after the scrutin that they leave, or null
     * @return empty when every one that waits is somebody's
     */
    Optional<String> handOut(QueueForm criteria, @Nullable String after, int moderatorId) {
        return Stream.of(Optional.ofNullable(after), Optional.<String>empty())
                .distinct()
                .flatMap(from -> free(criteria, from, moderatorId).stream())
                .filter(uid -> !uid.equals(after) && hand(uid, moderatorId))
                .findFirst();
    }

    // each statement by itself: two windows of one colleague must not wait for each other in a circle
    private boolean hand(String uid, int moderatorId) {
        var now = clock.instant();
        boolean isTheirs = queue.hand(uid, moderatorId, now.plus(HANDED_FOR), now);
        if (isTheirs) {
            queue.takeBackOthers(moderatorId, uid);
        }
        return isTheirs;
    }

    private List<String> free(QueueForm criteria, Optional<String> after, int moderatorId) {
        return transactions.read(() -> {
            var place = after.flatMap(uid -> queue.place(criteria.order(), uid)).orElse(null);
            return queue.free(criteria, place, moderatorId, clock.instant(), PAGE_SIZE).stream()
                    .map(QueueRow::uid)
                    .toList();
        });
    }

    @Override
    public String area() {
        return DeskAreas.QUEUE;
    }

    @Override
    public List<Waiting> waiting(Actor reader) {
        return List.of(
                new Waiting(Kind.UNCLASSIFIED, area(), queue.count().scrutins()),
                new Waiting(Kind.CHANGED, QueueForm.CHANGED.address(area()), queue.countChanged()));
    }

    List<ChoiceRow> choices() {
        return queue.choices();
    }

    private Stretch stretch(QueueForm criteria, List<QueueRow> rows) {
        var shown = rows.size() > PAGE_SIZE ? List.copyOf(rows.subList(0, PAGE_SIZE)) : List.copyOf(rows);
        var count = queue.count();
        long filtered = criteria.isFiltered() ? queue.count(criteria) : count.scrutins();
        var next = rows.size() > PAGE_SIZE ? shown.getLast().uid() : null;
        return new Stretch(shown, count, filtered, next);
    }

    private List<QueueRow> rows(QueueForm criteria, String after, int size) {
        return after == null
                ? queue.first(criteria, size)
                : queue.place(criteria.order(), after)
                        .map(at -> queue.after(criteria, at, size))
                        .orElse(List.of());
    }
}
