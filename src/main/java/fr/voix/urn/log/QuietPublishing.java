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
 * Publishes urns in groups, so that who watches many of them does not see one voter pass from the one to the other. What is
 * published is a row that all instances read; whichever finds a group whole first writes it.
 */
@Singleton
class QuietPublishing {

    /** Leaves that are read at most, the newest: of a busy urn they are enough. */
    private static final long MOST_READ = 512;

    /** Beyond the wait. */
    private static final Duration LOOKED_BACK = Duration.ofHours(2);

    private static final Duration MOST_BEYOND = Duration.ofDays(1);

    /** An instance that has not looked for so long looks at everything that was ever written. */
    private static final Duration MISSED = Duration.ofMinutes(1);

    private final PublicationRepository publications;
    private final LeafRepository leaves;
    private final QuietRule rule;
    private final UrnGuard guard;
    private final Clock clock;
    /** When all that waits was looked at the last time. */
    private volatile Instant lookedAt = Instant.MIN;
    /** Until when it is looked at all urns. */
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

    /** As they are published. */
    List<PublishedRow> findShown(Collection<String> uids) {
        return publications.findShown(uids);
    }

    /** As they are published, also those that are not shown. */
    public List<PublishedRow> find(Collection<String> uids) {
        return publications.find(uids);
    }

    /** One page of all that are shown, as they are published. */
    List<PublishedRow> findShownAfter(String uid, int most) {
        return publications.findShownAfter(uid, most);
    }

    /**
     * Looks at all urns that changed lately, also at those that nobody looks at and that are not shown yet; at a start, and after an
     * outage, at all urns.
     */
    @Transactional
    void publishWaiting() {
        Instant now = clock.instant();
        if (lookedAt.isBefore(now.minus(MISSED))) {
            // until what is found now is due, and was seen to be
            allUntil = rule.dueAt(now).plus(MISSED);
        }
        publishDue(now.isBefore(allUntil) ? publications.findWaiting() : publications.findWaiting(since(now)));
        lookedAt = now;
    }

    private Instant since(Instant now) {
        return now.minus(rule.quietFor()).minus(LOOKED_BACK).truncatedTo(ChronoUnit.HOURS);
    }

    /** Publishes those of which a group is whole or due; how many, and by whomever else they were published since. */
    @Transactional
    int publishDue(List<PublishedRow> rows) {
        Instant now = clock.instant();
        List<PublishedRow> waiting = rows.stream()
                .filter(row -> row.countedAt() != null && row.isWaiting())
                .filter(row -> !guard.isReadOnly(row.urn().uid()))
                .toList();
        // nothing waits longer, whatever a row says; far beyond what clocks differ by, or a group would be published
        // too early
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

    /** Those of which a group is whole; one query for all in which there are leaves enough. */
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

    /** Takes what stands at the start for published where there was no grouping before, and forgets groups where there is none now. */
    @Transactional
    public void begin() {
        if (isGrouping()) {
            publications.insertMissing(clock.instant());
        } else {
            publications.deleteAll();
        }
    }
}
