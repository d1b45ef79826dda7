package fr.voix.urn;

import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Publishes urns in groups, so that who watches many of them does not see one voter pass from the one to the other. What is
 * published is a row that all instances read; whichever finds a group whole first writes it.
 */
@Singleton
class QuietUrnService {

    /** Leaves that are read at most, the newest: of a busy urn they are enough. */
    private static final long MOST_READ = 512;

    /** Beyond the wait: nobody looked for so long only when no instance ran. */
    private static final Duration LOOKED_BACK = Duration.ofHours(2);

    private final PublicationRepository publications;
    private final LeafRepository leaves;
    private final QuietRule rule;
    private final Clock clock;

    QuietUrnService(PublicationRepository publications, LeafRepository leaves, QuietRule rule, Clock clock) {
        this.publications = publications;
        this.leaves = leaves;
        this.rule = rule;
        this.clock = clock;
    }

    boolean isGrouping() {
        return rule.isGrouping();
    }

    /** As they are published. */
    @Transactional(readOnly = true)
    public List<PublishedRow> findShown(Collection<String> uids) {
        return publications.findShown(uids);
    }

    /** Looks at all urns that changed lately, also at those that nobody looks at and that are not shown yet. */
    @Transactional
    public void publishWaiting() {
        Instant since =
                clock.instant().minus(rule.quietFor()).minus(LOOKED_BACK).truncatedTo(ChronoUnit.HOURS);
        publishDue(publications.findWaiting(since));
    }

    /** Publishes those of which a group is whole or due; how many, and by whomever else they were published since. */
    @Transactional
    public int publishDue(List<PublishedRow> rows) {
        Instant now = clock.instant();
        List<PublishedRow> due = new ArrayList<>();
        List<PublishedRow> begun = new ArrayList<>();
        for (PublishedRow row : rows) {
            if (row.publishedAt() == null || !row.isWaiting()) {
                continue;
            }
            if (row.dueAt() != null && !now.isBefore(row.dueAt()) || isWhole(row)) {
                due.add(row);
            } else if (row.dueAt() == null) {
                begun.add(row);
            }
        }
        if (!begun.isEmpty()) {
            publications.setDue(begun, rule.dueAt(now));
        }
        // in one order, so that two instances do not wait for each other
        due.sort(Comparator.comparingLong(row -> row.urn().urnId()));
        return due.isEmpty() ? 0 : publications.publish(due, now);
    }

    private boolean isWhole(PublishedRow row) {
        if (row.written() - row.published() < rule.ballots()) {
            return false;
        }
        QuietGroup group = new QuietGroup();
        long from = Math.max(row.published(), row.written() - MOST_READ);
        leaves.read(row.urn().urnId(), from, row.written(), group::read);
        return group.people() >= rule.ballots();
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
