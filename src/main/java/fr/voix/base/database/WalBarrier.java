package fr.voix.base.database;

import io.micronaut.core.annotation.Nullable;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Waits until what was written or read can no longer be lost. A commit can be read before it is on the disk, and one whose wait
 * for the standby was cut short stays readable though no standby has it. So nothing is acknowledged, published or signed before a
 * later commit, which waits for both, has returned. That one covers everything written before it by anyone, and any number of
 * callers wait for the same one.
 *
 * <p>It covers what one server wrote since its last crash: a caller names the run of the server that it used.
 */
@Singleton
public class WalBarrier {

    private static final Duration LONGEST = Duration.ofSeconds(10);

    /** A second flush may begin while the first waits for a standby. */
    private static final int AT_ONCE = 2;

    /** For this long after a successful flush, the next is taken to succeed. */
    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final Duration PROMPT = Duration.ofSeconds(2);
    private static final int MOST_TRIES = 3;
    private static final ScopedValue<Early> EARLY = ScopedValue.newInstance();

    private final ServerRunRepository runs;
    private final Transactions transactions;
    private final ExecutorService flushers = Executors.newFixedThreadPool(
            AT_ONCE, Thread.ofPlatform().daemon().name("wal-barrier-", 1).factory());
    /** For the callers since the last flush began. */
    private CompletableFuture<UUID> next;
    /** When the last successful flush of {@link #isPrompt} began. */
    private volatile long foundPromptAt = System.nanoTime() - FRESH_NANOS;

    WalBarrier(ServerRunRepository runs, Transactions transactions) {
        this.runs = runs;
        this.transactions = transactions;
    }

    /** The run in which a transaction called {@link #commitEarly(RoundTrip)}. */
    private static final class Early {

        @Nullable
        private UUID run;
    }

    /**
     * A result that is committed but may still be lost.
     *
     * @param safe completed once it cannot; fails when that is not known
     */
    public record Unsafe<T>(T result, CompletableFuture<?> safe) {}

    /** Does work whose transaction calls {@link #commitEarly(RoundTrip)}: its locks are released before anything is flushed. */
    public <T> Unsafe<T> commitEarly(Supplier<T> work) {
        var early = new Early();
        T result = ScopedValue.where(EARLY, early).call(work::get);
        return new Unsafe<>(result, early.run == null ? CompletableFuture.completedFuture(null) : after(early.run));
    }

    /** Added to a transaction's first statements; does nothing outside {@link #commitEarly(Supplier)}. */
    public static void commitEarly(RoundTrip trip) {
        if (EARLY.isBound()) {
            Early early = EARLY.get();
            ServerRunRepository.commitEarly(trip, run -> early.run = run);
        }
    }

    /**
     * Reads in one transaction, and waits until what was read is safe.
     *
     * @param isSafe whether the result is known to be safe, so that there is no wait
     */
    public <T> T read(Supplier<T> read, Predicate<T> isSafe) {
        return read(work -> transactions.read(work), read, isSafe);
    }

    /** As {@link #read}, with all reads of one moment; slow work is not done twice. */
    public <T> T snapshot(Supplier<T> read, Predicate<T> isSafe) {
        beginRun();
        return read(transactions::snapshot, read, isSafe);
    }

    /** As {@link #snapshot}, from a standby where possible; the work may be done twice, and always waits. */
    public <T> T snapshotNear(Supplier<T> read) {
        beginRun();
        return read(transactions::snapshotNear, read, found -> false);
    }

    private void beginRun() {
        if (runs.find().isEmpty()) {
            await(flush());
        }
    }

    private <T> T read(Transaction<Read<T>> transaction, Supplier<T> read, Predicate<T> isSafe) {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            Read<T> done = transaction.apply(() -> {
                T found = read.get();
                boolean isKnown = isSafe.test(found);
                return new Read<>(found, isKnown, isKnown ? null : run().orElse(null));
            });
            if (done.isSafe()) {
                return done.found();
            }
            if (done.run() != null) {
                await(after(done.run()));
                return done.found();
            }
            // from now on the server has a run
            await(flush());
        }
        throw new UnknownOutcomeException("the server has not said in which run it is");
    }

    /** On a standby, the run of the primary that wrote what it has, as the standby may lack the row. */
    private Optional<UUID> run() {
        return StandbyReading.run().or(runs::find);
    }

    private interface Transaction<T> {
        T apply(Supplier<T> work);
    }

    /** @param run null when it need not be waited for, or the server has none yet */
    private record Read<T>(
            T found, boolean isSafe, @Nullable UUID run) {}

    /** Waits until all that could be read before is safe, if it was read on the server that is asked now. */
    public void pass() {
        await(flush());
    }

    /** Does work that reads in transactions of its own, and waits until all that it read is safe. */
    public <T> T around(Supplier<T> work) {
        UUID run = await(flush());
        T done = work.get();
        await(after(run));
        return done;
    }

    /**
     * Whether a commit made now is safe promptly; asks disk and standby at most once a second. It does not use commits of others:
     * from the time this takes, a caller could learn when somebody votes.
     */
    public boolean isPrompt() {
        long began = System.nanoTime();
        if (began - foundPromptAt < FRESH_NANOS) {
            return true;
        }
        try {
            TimeLimit.call(PROMPT, () -> {
                pass();
                return null;
            });
            foundPromptAt = began;
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }

    private CompletableFuture<UUID> after(UUID run) {
        return flush().thenApply(flushed -> {
            if (!flushed.equals(run)) {
                throw new UnknownOutcomeException(
                        "the server crashed, or another one took its place, before it was flushed");
            }
            return flushed;
        });
    }

    private synchronized CompletableFuture<UUID> flush() {
        if (next == null) {
            flushers.execute(this::flushNext);
            next = new CompletableFuture<>();
        }
        return next;
    }

    private void flushNext() {
        CompletableFuture<UUID> waiting = take();
        try {
            UUID run = runs.flush(LONGEST);
            waiting.complete(run);
        } catch (RuntimeException | Error e) {
            waiting.completeExceptionally(e);
        }
    }

    private synchronized CompletableFuture<UUID> take() {
        CompletableFuture<UUID> taken = next;
        next = null;
        return taken;
    }

    private static UUID await(CompletableFuture<UUID> safe) {
        try {
            return safe.get(TimeLimit.current().orElse(LONGEST).toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            throw new UnknownOutcomeException("disk or standby do not answer in time");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnknownOutcomeException("it was not waited for");
        }
    }

    @PreDestroy
    void close() {
        flushers.shutdown();
    }
}
