package fr.voix.ballot;

import fr.voix.platform.Pressure;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Group commit: requests hand over an order and wait; a writer takes what is there, carries it out in one transaction, and
 * answers all after the commit. It never waits for more orders: while one batch commits, the next one gathers. A busy Scrutin
 * then costs one row lock and one commit a batch, not a ballot.
 *
 * <p>The queue is bounded. When it is full an order is refused at once, and nothing was recorded. At the end of the service
 * the queue is emptied: who was taken in is answered.
 */
@Singleton
class BallotWriter {

    private static final Logger LOG = LoggerFactory.getLogger(BallotWriter.class);
    private static final long IDLE_MILLIS = 100;

    private final BallotBatchWriter batches;
    private final BallotConfig config;
    private final Pressure pressure;
    private final BlockingQueue<Waiting> queue;
    private final List<Thread> writers = new ArrayList<>();
    private volatile boolean isClosing;

    BallotWriter(BallotBatchWriter batches, BallotConfig config, Pressure pressure) {
        this.batches = batches;
        this.config = config;
        this.pressure = pressure;
        this.queue = new ArrayBlockingQueue<>(config.queue());
        for (int i = 1; i <= config.writers(); i++) {
            writers.add(Thread.ofPlatform().daemon().name("ballot-writer-" + i).start(this::run));
        }
    }

    /** Answered after the commit; an outage of the database is thrown. */
    BallotResult write(BallotOrder order) {
        Waiting waiting = new Waiting(order, new CompletableFuture<>());
        boolean isTaken = !isClosing && queue.offer(waiting);
        pressure.report(isTaken ? (double) queue.size() / config.queue() : 1);
        if (!isTaken) {
            return new BallotResult.Busy();
        }
        try {
            return waiting.answer().get(config.answerWithin().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            return new BallotResult.OutcomeUnknown();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new BallotResult.OutcomeUnknown();
        }
    }

    private void run() {
        Queue<Waiting> postponed = new ArrayDeque<>();
        List<Waiting> taken = new ArrayList<>(config.batch());
        while (true) {
            taken.clear();
            taken.addAll(postponed);
            postponed.clear();
            if (!take(taken)) {
                return;
            }
            writeOnce(taken, postponed);
        }
    }

    /** Fills up with what is there; false when there is nothing and never will be. */
    private boolean take(List<Waiting> taken) {
        try {
            if (taken.isEmpty()) {
                Waiting first = queue.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
                if (first == null) {
                    return !isClosing || !queue.isEmpty();
                }
                taken.add(first);
            }
            queue.drainTo(taken, config.batch() - taken.size());
            pressure.report((double) queue.size() / config.queue());
            return true;
        } catch (InterruptedException e) {
            // nobody interrupts it but the end of the process
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * One order of a voter a batch: who casts the same again shares its answer, and a change of mind waits for the next
     * batch, so that the last one wins and each answer is true at its moment.
     */
    private void writeOnce(List<Waiting> taken, Queue<Waiting> postponed) {
        Map<UrnVoter, Waiting> first = new LinkedHashMap<>();
        Set<UrnVoter> changing = new HashSet<>();
        for (Waiting waiting : taken) {
            UrnVoter voter = UrnVoter.of(waiting.order());
            Waiting before = first.putIfAbsent(voter, waiting);
            if (before == null) {
                continue;
            }
            if (!changing.contains(voter) && before.order().asksTheSameAs(waiting.order())) {
                before.answer().whenComplete((result, failure) -> waiting.settle(result, failure));
            } else {
                changing.add(voter);
                postponed.add(waiting);
            }
        }
        write(List.copyOf(first.values()));
    }

    /** A batch that the database refuses is halved until the order that it refuses stands alone. */
    private void write(List<Waiting> batch) {
        if (batch.isEmpty()) {
            return;
        }
        try {
            List<BallotResult> results =
                    batches.write(batch.stream().map(Waiting::order).toList());
            for (int i = 0; i < results.size(); i++) {
                batch.get(i).settle(results.get(i), null);
            }
        } catch (RuntimeException e) {
            if (batch.size() == 1 || !isOfOneOrder(e)) {
                fail(batch, e);
                return;
            }
            write(batch.subList(0, batch.size() / 2));
            write(batch.subList(batch.size() / 2, batch.size()));
        } catch (Error e) {
            // the writer goes on: without it every later vote would wait in vain
            LOG.error("{} ballots failed", batch.size(), e);
            batch.forEach(waiting -> waiting.settle(null, e));
        }
    }

    /** A connection that broke may have broken between the commit and its answer. */
    private static void fail(List<Waiting> batch, RuntimeException failure) {
        boolean isOpen = isOutcomeOpen(failure);
        LOG.warn("{} ballots {} written: {}", batch.size(), isOpen ? "may not be" : "were not", failure.toString());
        batch.forEach(
                waiting -> waiting.settle(isOpen ? new BallotResult.OutcomeUnknown() : null, isOpen ? null : failure));
    }

    /** False when the pool gave no connection, or PostgreSQL itself says that it refuses: then nothing is recorded. */
    private static boolean isOutcomeOpen(RuntimeException failure) {
        return sqlCause(failure)
                .map(cause -> !(cause instanceof SQLTransientConnectionException)
                        && (cause.getSQLState() == null
                                || cause.getSQLState().startsWith("08")
                                || cause.getSQLState().startsWith("57P")))
                .orElse(false);
    }

    /** Bad data or a broken constraint (SQL classes 22 and 23), or a bug in our own checks; a lost connection hits all. */
    private static boolean isOfOneOrder(RuntimeException failure) {
        return sqlCause(failure)
                .map(cause -> String.valueOf(cause.getSQLState()))
                .map(state -> state.startsWith("22") || state.startsWith("23"))
                .orElse(true);
    }

    private static Optional<SQLException> sqlCause(RuntimeException failure) {
        return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .findFirst();
    }

    /** Takes nothing in any more, and answers everybody who waits. */
    @PreDestroy
    void close() throws InterruptedException {
        isClosing = true;
        for (Thread writer : writers) {
            writer.join(config.answerWithin());
        }
        List<Waiting> left = new ArrayList<>();
        queue.drainTo(left);
        left.forEach(waiting -> waiting.settle(new BallotResult.Busy(), null));
    }

    /** An order, and where its answer goes. */
    private record Waiting(BallotOrder order, CompletableFuture<BallotResult> answer) {

        private void settle(BallotResult result, Throwable failure) {
            if (failure == null) {
                answer.complete(result);
            } else {
                answer.completeExceptionally(failure);
            }
        }
    }
}
