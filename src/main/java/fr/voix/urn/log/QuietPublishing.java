package fr.voix.urn.log;

import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Publishes changes of urns in groups ({@link QuietRule}), so that an observer of many urns cannot follow one voter from one to the
 * next. The published state is a row in the database that all instances read. The first instance that sees a complete group writes it.
 */
@Singleton
class QuietPublishing {

    /** At most so many of the newest leaves are read to count the people in a group. */
    private static final long MOST_READ = 512;

    /** Urns are looked at that changed within the wait and this long before it. */
    private static final Duration LOOKED_BACK = Duration.ofHours(2);

    private static final Duration MOST_BEYOND = Duration.ofDays(1);

    /** After a pause longer than this all urns are looked at, not only those that changed lately. */
    private static final Duration MISSED = Duration.ofMinutes(1);

    private final PublicationRepository publications;
    private final LeafRepository leaves;
    private final QuietRule rule;
    private final UrnGuard guard;
    private final Clock clock;
    /** The last look at the waiting urns. */
    private volatile Instant lookedAt = Instant.MIN;
    /** Until this instant each look is at all urns. */
    private volatile Instant allUntil = Instant.MIN;

    QuietPublishing(
            PublicationRepository publications, LeafRepository leaves, QuietRule rule, UrnGuard guard, Clock clock) {
        this.publications = publications;
        this.leaves = leaves;
        this.rule = rule;
        this.guard = guard;
        this.clock = clock;
    }

    boolean isGrouping() {
        return rule.isGrouping();
    }

    /** The published rows of urns that are shown. */
    List<PublishedRow> findShown(Collection<String> uids) {
        return publications.findShown(uids);
    }

    /** The published rows of urns, shown or hidden. */
    public List<PublishedRow> find(Collection<String> uids) {
        return publications.find(uids);
    }

    /** A page of the published rows of all urns that are shown, by uid. */
    List<PublishedRow> findShownAfter(String uid, int most) {
        return publications.findShownAfter(uid, most);
    }

    /**
     * Publishes what is due in all urns that changed lately, whether or not anybody reads them. After a start or an outage it looks
     * at all urns.
     */
    @Transactional
    void publishWaiting() {
        Instant now = clock.instant();
        if (lookedAt.isBefore(now.minus(MISSED))) {
            // what is found now is due by then
            allUntil = rule.dueAt(now).plus(MISSED);
        }
        publishDue(now.isBefore(allUntil) ? publications.findWaiting() : publications.findWaiting(since(now)));
        lookedAt = now;
    }

    private Instant since(Instant now) {
        return now.minus(rule.quietFor()).minus(LOOKED_BACK).truncatedTo(ChronoUnit.HOURS);
    }

    /** Publishes complete groups and those that are due. Returns how many urns this transaction published. */
    @Transactional
    int publishDue(List<PublishedRow> rows) {
        Instant now = clock.instant();
        List<PublishedRow> waiting = rows.stream()
                .filter(row -> row.countedAt() != null && row.isWaiting())
                .filter(row -> !guard.isReadOnly(row.urn().uid()))
                .toList();
        // a row may name an instant too far ahead (a clock was wrong): it counts as due. A day is far more than clocks
        // of instances differ by
        Instant latest = rule.dueAt(now).plus(MOST_BEYOND);
        Predicate<PublishedRow> isOver = row -> row.dueAt() != null
                && (!now.isBefore(row.dueAt()) || row.dueAt().isAfter(latest));
        Set<Long> whole = whole(waiting.stream().filter(isOver.negate()).toList());
        List<PublishedRow> due = waiting.stream()
                .filter(isOver.or(row -> whole.contains(row.urn().urnId())))
                .toList();
        List<PublishedRow> begun = waiting.stream()
                .filter(row -> row.dueAt() == null && !whole.contains(row.urn().urnId()))
                .toList();
        if (due.isEmpty() && begun.isEmpty()) {
            return 0;
        }
        publications.lock(Stream.concat(begun.stream(), due.stream()).toList());
        if (!begun.isEmpty()) {
            publications.setDue(begun, rule.dueAt(now));
        }
        return due.isEmpty() ? 0 : publications.publish(due, now);
    }

    /** Ids of the urns whose group is complete; one query for all that have enough leaves. */
    private Set<Long> whole(List<PublishedRow> rows) {
        List<PublishedRow> full = rows.stream()
                .filter(row -> row.written() - row.published() >= rule.ballots())
                .toList();
        if (full.isEmpty()) {
            return Set.of();
        }
        Map<Long, QuietGroup> groups = new HashMap<>();
        leaves.readNewest(
                full,
                MOST_READ,
                (urnId, index, leaf) -> groups.computeIfAbsent(urnId, absent -> new QuietGroup())
                        .read(index, leaf));
        groups.values().removeIf(group -> group.people() < rule.ballots());
        return groups.keySet();
    }

    /** At a start: publishes the current state of urns without a published row; without grouping it deletes all such rows. */
    @Transactional
    public void begin() {
        if (isGrouping()) {
            publications.insertMissing(clock.instant());
        } else {
            publications.deleteAll();
        }
    }
}
