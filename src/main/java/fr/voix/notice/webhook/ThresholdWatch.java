package fr.voix.notice.webhook;

import fr.voix.base.database.Transactions;
import fr.voix.notice.webhook.CrossingRepository.Crossed;
import fr.voix.urn.tally.Tally;
import fr.voix.urn.tally.TallyService;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;

/** Notices that so many ballots count in a Scrutin, whether a reader looks at it or not. */
@Singleton
record ThresholdWatch(
        CrossingRepository thresholds,
        EventAnnouncement events,
        TallyService tallies,
        Transactions transactions,
        Clock clock) {

    private static final int MOST_AT_ONCE = 500;
    /** Clocks of instances differ, and an hour's counts are written after it has begun. */
    private static final Duration MARGIN = Duration.ofHours(1);

    /** Looks through the hours since the last look. How many were reached. */
    public int watch() {
        var now = clock.instant();
        var crossed = crossed();
        // what is told is what is published, so that a receiver that looks then finds the same
        var published = tallies.findAll(
                crossed.stream().map(Crossed::scrutinUid).distinct().toList());
        int told = 0;
        for (var one : crossed) {
            var tally = published.get(one.scrutinUid());
            if (tally != null && tally.total() >= one.threshold()) {
                tell(one, tally);
                told++;
            }
        }
        boolean isAll = told == crossed.size() && told < MOST_AT_ONCE;
        if (isAll) {
            thresholds.setSeenUntil(now);
        }
        return told;
    }

    private List<Crossed> crossed() {
        return thresholds.isAnybodyInterested() ? thresholds.crossed(since(), MOST_AT_ONCE) : List.of();
    }

    private Instant since() {
        return thresholds.seenUntil().minus(MARGIN).truncatedTo(ChronoUnit.HOURS);
    }

    /** In the transaction in which a receiver asks for these: what was reached before is no news. */
    public void begin(int webhookId, Collection<Long> asked) {
        transactions.require();
        thresholds.noteAll(webhookId, asked.toArray(Long[]::new), since(), clock.instant());
    }

    /** Noted and written down together: once, however many instances look. */
    void tell(Crossed crossed, Tally tally) {
        transactions.write(() -> {
            var now = clock.instant();
            var takers = thresholds.note(crossed.scrutinUid(), crossed.threshold(), now);
            if (!takers.isEmpty()) {
                var uid = crossed.scrutinUid();
                events.write(Event.reached(EventType.SEUIL, uid, tally.at(), tally, crossed.threshold()), takers);
            }
        });
    }
}
