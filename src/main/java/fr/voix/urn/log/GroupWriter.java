package fr.voix.urn.log;

import fr.voix.base.database.WalBarrier;
import fr.voix.base.http.DatabaseFailure;
import fr.voix.base.load.OutageNotice;
import fr.voix.base.load.Pressure;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Group commit. Requests put orders into a queue and wait. A writer takes all orders that are there as one batch, carries it out in
 * one transaction, and takes the next. Each order is answered once its commit is safe ({@link WalBarrier}). A writer never waits
 * for a batch to fill. So a busy urn costs one row lock a batch instead of one an order, and the lock is not held while the disk or
 * a standby confirms.
 *
 * <p>The queue is bounded: when it is full an order is refused at once and nothing is recorded. When the service ends, the orders
 * in the queue are still carried out and answered.
 *
 * @param <O> an order
 * @param <R> what became of one
 */
public final class GroupWriter<O, R> {

    private static final Logger LOG = LoggerFactory.getLogger(GroupWriter.class);
    private static final long IDLE_MILLIS = 100;

    /** Most batches that are committed and not yet known to be safe; at this limit new orders wait in the queue. */
    private static final int MOST_UNSAFE = 64;

    private static final String KIND = "kind";

    private static final Duration[] BATCH_WITHIN = {
        Duration.ofMillis(5),
        Duration.ofMillis(20),
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(2)
    };

    /** Tries of a batch that conflicts with another transaction. */
    private static final int MOST_TRIES = 5;

    private final GroupOrders<O, R> orders;
    private final Limits limits;
    private final Pressure pressure;
    private final WalBarrier barrier;
    private final OutageNotice outages;
    private final DistributionSummary sizes;
    private final Timer times;
    private final Semaphore unsafe = new Semaphore(MOST_UNSAFE);
    /** For each unanswered batch, since when its first order waits. */
    private final Map<Object, Long> underway = new ConcurrentHashMap<>();

    private final BlockingQueue<Waiting<O, R>> queue;
    private final List<Thread> writers = new ArrayList<>();
    private volatile boolean isClosing;

    /**
     * Limits of a writer.
     *
     * @param name of what is written, for threads and logs
     * @param queue most orders that wait; the next is refused
     * @param batch most orders in one transaction
     * @param writers transactions at the same time
     * @param answerWithin how long an order waits for its commit before its outcome is said to be unknown
     */
    public record Limits(String name, int queue, int batch, int writers, Duration answerWithin) {}

    /** Starts writing; must be {@link #close}d. */
    public GroupWriter(
            Limits limits,
            GroupOrders<O, R> orders,
            Pressure pressure,
            WalBarrier barrier,
            OutageNotice outages,
            MeterRegistry meters) {
        this.orders = orders;
        this.limits = limits;
        this.pressure = pressure;
        this.barrier = barrier;
        this.outages = outages;
        this.queue = new ArrayBlockingQueue<>(limits.queue());
        this.sizes = DistributionSummary.builder("voix.batch.size")
                .description("Orders that were carried out in one transaction")
                .tag(KIND, limits.name())
                .register(meters);
        this.times = Timer.builder("voix.batch")
                .description("From the beginning of a transaction until it is safe on disk and standby")
                .tag(KIND, limits.name())
                .serviceLevelObjectives(BATCH_WITHIN)
                .register(meters);
        Gauge.builder("voix.queue.waiting", queue::size)
                .description("Orders that no transaction has taken up")
                .tag(KIND, limits.name())
                .register(meters);
        Gauge.builder("voix.queue.oldest", () -> oldest().toMillis() / 1_000.0)
                .description("For how long the oldest order waits that is not answered")
                .baseUnit("seconds")
                .tag(KIND, limits.name())
                .register(meters);
        for (int i = 1; i <= limits.writers(); i++) {
            writers.add(Thread.ofPlatform()
                    .daemon()
                    .name(limits.name() + "-writer-" + i)
                    .start(this::run));
        }
    }

    /** The answer comes once the commit is safe. */
    public R write(O order) {
        Waiting<O, R> waiting = new Waiting<>(order, System.nanoTime(), new CompletableFuture<>());
        boolean isTaken = !isClosing && queue.offer(waiting);
        pressure.report(isTaken ? (double) queue.size() / limits.queue() : 1);
        if (!isTaken) {
            return orders.busy();
        }
        try {
            return waiting.answer().get(limits.answerWithin().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            return orders.outcomeUnknown();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return orders.outcomeUnknown();
        }
    }

    private void run() {
        Queue<Waiting<O, R>> postponed = new ArrayDeque<>();
        List<Waiting<O, R>> taken = new ArrayList<>(limits.batch());
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

    /** Takes what is in the queue; false when it is closed and empty. */
    private boolean take(List<Waiting<O, R>> taken) {
        try {
            if (taken.isEmpty()) {
                Waiting<O, R> first = queue.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
                if (first == null) {
                    return !isClosing || !queue.isEmpty();
                }
                taken.add(first);
            }
            queue.drainTo(taken, limits.batch() - taken.size());
            pressure.report((double) queue.size() / limits.queue());
            return true;
        } catch (InterruptedException e) {
            // interrupted only when the process ends
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * Keeps one order of each author. A repeated order shares the answer of the first; a different order of the same author goes
     * into the next batch, so that the last one wins.
     */
    private void writeOnce(List<Waiting<O, R>> taken, Queue<Waiting<O, R>> postponed) {
        Map<Object, Waiting<O, R>> first = new LinkedHashMap<>();
        Set<Object> changing = new HashSet<>();
        for (Waiting<O, R> waiting : taken) {
            Object author = orders.authorOf(waiting.order());
            Waiting<O, R> before = first.putIfAbsent(author, waiting);
            if (before == null) {
                continue;
            }
            if (!changing.contains(author) && orders.isSame(before.order(), waiting.order())) {
                before.answer().whenComplete((result, failure) -> waiting.settle(result, failure));
            } else {
                changing.add(author);
                postponed.add(waiting);
            }
        }
        first.values().stream()
                .collect(Collectors.groupingBy(
                        waiting -> orders.commitOf(waiting.order()), LinkedHashMap::new, Collectors.toList()))
                .values()
                .forEach(batch -> write(batch, 1));
    }

    /** Splits a batch that the database refuses in half, until the refused order is alone. */
    private void write(List<Waiting<O, R>> batch, int tries) {
        if (batch.isEmpty()) {
            return;
        }
        try {
            commit(batch);
        } catch (RuntimeException e) {
            if (tries < MOST_TRIES && isOfClass(e, "40")) {
                write(batch, tries + 1);
                return;
            }
            if (batch.size() == 1 || !isOfOneOrder(e)) {
                fail(batch, e);
                return;
            }
            write(batch.subList(0, batch.size() / 2), 1);
            write(batch.subList(batch.size() / 2, batch.size()), 1);
        } catch (Error e) {
            // the writer must go on, or no later order is answered
            LOG.error("{} {} orders failed", batch.size(), limits.name(), e);
            batch.forEach(waiting -> waiting.settle(null, e));
        }
    }

    private void commit(List<Waiting<O, R>> batch) {
        long began = System.nanoTime();
        Object key = new Object();
        underway.put(key, batch.getFirst().since());
        unsafe.acquireUninterruptibly();
        CompletableFuture<?> safe = CompletableFuture.completedFuture(null);
        try {
            WalBarrier.Unsafe<List<R>> written = barrier.commitEarly(
                    () -> orders.write(batch.stream().map(Waiting::order).toList()));
            safe = written.safe().whenComplete((passed, failure) -> {
                if (failure == null) {
                    measure(batch.size(), began);
                }
                answer(batch, written.result(), failure);
            });
        } finally {
            safe.whenComplete((passed, failure) -> {
                unsafe.release();
                underway.remove(key);
            });
        }
    }

    private void measure(int size, long began) {
        sizes.record(size);
        times.record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
    }

    /** How long the oldest unanswered order waits. */
    public Duration oldest() {
        long now = System.nanoTime();
        Waiting<O, R> first = queue.peek();
        return Duration.ofNanos(
                Stream.concat(underway.values().stream(), first == null ? Stream.empty() : Stream.of(first.since()))
                        .mapToLong(since -> now - since)
                        .max()
                        .orElse(0));
    }

    private void answer(List<Waiting<O, R>> batch, List<R> results, Throwable failure) {
        if (failure != null && !outages.tell(limits.name() + "-writer", failure)) {
            LOG.warn("{} {} orders may not be written: {}", batch.size(), limits.name(), failure.toString());
        }
        for (int i = 0; i < results.size(); i++) {
            batch.get(i).settle(failure == null ? results.get(i) : orders.outcomeUnknown(), null);
        }
    }

    /** Whether the commit may have happened although the connection broke. */
    private void fail(List<Waiting<O, R>> batch, RuntimeException failure) {
        boolean isOpen = DatabaseFailure.isOutcomeOpen(failure);
        boolean isAway = outages.tell(limits.name() + "-writer", failure);
        if (!isAway) {
            LOG.warn(
                    "{} {} orders {} written: {}",
                    batch.size(),
                    limits.name(),
                    isOpen ? "may not be" : "were not",
                    failure.toString());
        }
        if (isOpen || isAway) {
            batch.forEach(waiting -> waiting.settle(isOpen ? orders.outcomeUnknown() : orders.away(), null));
        } else {
            batch.forEach(waiting -> waiting.settle(null, failure));
        }
    }

    /** Whether one order is the cause: bad data or a constraint (SQL classes 22 and 23), or a bug in our checks. A lost connection is not. */
    private static boolean isOfOneOrder(RuntimeException failure) {
        return !DatabaseFailure.isOne(failure) || isOfClass(failure, "22") || isOfClass(failure, "23");
    }

    private static boolean isOfClass(RuntimeException failure, String sqlClass) {
        return DatabaseFailure.cause(failure, any -> true)
                .map(cause -> String.valueOf(cause.getSQLState()))
                .filter(state -> state.startsWith(sqlClass))
                .isPresent();
    }

    /** Refuses new orders, and answers those that wait. */
    public void close() throws InterruptedException {
        isClosing = true;
        for (Thread writer : writers) {
            writer.join(limits.answerWithin());
        }
        // what was carried out is answered
        unsafe.tryAcquire(MOST_UNSAFE, limits.answerWithin().toMillis(), TimeUnit.MILLISECONDS);
        List<Waiting<O, R>> left = new ArrayList<>();
        queue.drainTo(left);
        left.forEach(waiting -> waiting.settle(orders.busy(), null));
    }

    /** An order, when it came ({@link System#nanoTime}), and its answer. */
    private record Waiting<O, R>(O order, long since, CompletableFuture<R> answer) {

        private void settle(R result, Throwable failure) {
            if (failure == null) {
                answer.complete(result);
            } else {
                answer.completeExceptionally(failure);
            }
        }
    }
}
