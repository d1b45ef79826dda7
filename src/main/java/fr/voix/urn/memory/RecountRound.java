package fr.voix.urn.memory;

import fr.voix.base.load.OutageNotice;
import fr.voix.urn.leaf.Contradiction;
import fr.voix.urn.note.CheckpointNote;
import fr.voix.urn.note.NotedCheckpointService;
import fr.voix.urn.tally.RecountReport;
import fr.voix.urn.tally.UrnRecount;
import io.micronaut.context.annotation.Property;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Recounts all urns from their first leaf while the service runs, and stops an urn that differs from its leaves or from what was
 * published. Each instance does it, since each takes ballots. It pauses three quarters of the time, so that ballots come first.
 */
@Singleton
public class RecountRound {

    private static final Logger LOG = LoggerFactory.getLogger(RecountRound.class);
    private static final int WAIT_PER_WORK = 3;

    /** A piece that took longer than a third of this waited itself: for the database, or for a machine that stood still. */
    private static final long LONGEST_WAIT = TimeUnit.SECONDS.toNanos(5);

    private static final int MOST_FAULTS_LOGGED = 10;

    /** The first round of a service, and every so many from then on, looks at the files of the primary. */
    private static final int ROUNDS_OF_PRIMARY = 4;

    private final StartCheck start;
    private final UrnRecount urns;
    private final ContradictionReader contradictions;
    private final NotedCheckpointService noted;
    private final OutageNotice outages;
    private final Clock clock;
    private final Duration every;
    private final Queue<String> left = new ArrayDeque<>();
    private int rounds;
    private Instant nextRound = Instant.MIN;
    private volatile boolean isClosing;

    RecountRound(
            StartCheck start,
            UrnRecount urns,
            ContradictionReader contradictions,
            NotedCheckpointService noted,
            OutageNotice outages,
            Clock clock,
            @Property(name = "voix.urn.recount-every", defaultValue = "24h") Duration every) {
        this.start = start;
        this.urns = urns;
        this.contradictions = contradictions;
        this.noted = noted;
        this.outages = outages;
        this.clock = clock;
        this.every = every;
    }

    /** Runs a round if it is due; goes on where it stopped when the database went away. */
    public synchronized void run() {
        try {
            if (left.isEmpty() && clock.instant().isBefore(nextRound)) {
                return;
            }
            if (left.isEmpty()) {
                // which urns there are says at once what may be wrong with them
                start.checkRows();
                List<String> published =
                        noted.ofUrns().stream().map(CheckpointNote::uid).toList();
                urns.shownOtherwise(published).forEach(noted::contradict);
                left.addAll(urns.uids());
            }
            int before = left.size();
            while (!left.isEmpty() && !isClosing) {
                check(left.element());
                left.remove();
            }
            if (!isClosing) {
                rounds++;
                nextRound = clock.instant().plus(every);
                LOG.debug("{} urns recounted", before);
            }
        } catch (RuntimeException e) {
            // check() reports what it finds: this is the database, or the end of the service
            if (!outages.tell("RecountRound", e)) {
                LOG.warn(
                        "The recount is broken off with {} urns left, and goes on later: {}",
                        left.size(),
                        e.toString());
            }
        }
    }

    private void check(String uid) {
        // read before the urn, which only grows
        Optional<CheckpointNote> note = noted.newest(uid);
        Optional<RecountReport> report = urns.recount(uid, new Rest()::take, rounds % ROUNDS_OF_PRIMARY != 0);
        if (!faults(report).isEmpty()) {
            // no urn is stopped unless a second look, in one snapshot of the primary, finds the same
            report = urns.recount(uid);
        }
        List<String> faults = faults(report);
        faults.stream().limit(MOST_FAULTS_LOGGED).forEach(fault -> LOG.error("The recount of {} says: {}", uid, fault));
        if (!faults.isEmpty()) {
            noted.contradict(uid, "is not what its leaves say: " + faults.getFirst());
            return;
        }
        // its tiles were just checked: they give the root of any size
        Optional<Contradiction> contradiction = note.flatMap(contradictions::find);
        contradiction.ifPresent(noted::contradict);
        if (contradiction.isEmpty()) {
            noted.noteSound(uid, report.orElseThrow().tree());
        }
    }

    private static List<String> faults(Optional<RecountReport> report) {
        return report.map(RecountReport::faults).orElse(List.of("its row is not there"));
    }

    /** Pauses in proportion to the work since the last pause. */
    private final class Rest {

        private long since = System.nanoTime();

        void take() {
            if (isClosing) {
                throw new CancellationException("The service ends");
            }
            try {
                TimeUnit.NANOSECONDS.sleep(Math.min(LONGEST_WAIT, WAIT_PER_WORK * (System.nanoTime() - since)));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancellationException("The service ends");
            }
            since = System.nanoTime();
        }
    }

    @PreDestroy
    void close() {
        isClosing = true;
    }
}
