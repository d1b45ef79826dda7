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
 * Tells when what was written, or read, cannot vanish any more. A commit can be read before it is on the disk, and one whose wait
 * for its standby was cut short stays readable though no standby has it. So nothing is acknowledged, published or signed
 * before a later commit, which waits for both, has returned: it covers all that was written before it, whoever wrote it, and
 * as many as like wait for the same one.
 *
 * <p>It covers what one server wrote since its last crash: whoever waits names the run of the server that it spoke to.
 */
@Singleton
public class WalBarrier {

    private static final Duration LONGEST = Duration.ofSeconds(10);

    /** The next one begins while one waits for a standby. */
    private static final int AT_ONCE = 2;

    /** A flush tells for so long that the next one would succeed. */
    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final Duration PROMPT = Duration.ofSeconds(2);
    private static final int MOST_TRIES = 3;
    private static final ScopedValue<Early> EARLY = ScopedValue.newInstance();

    private final ServerRunRepository runs;
    private final Transactions transactions;
    private final ExecutorService flushers = Executors.newFixedThreadPool(
            AT_ONCE, Thread.ofPlatform().daemon().name("wal-barrier-", 1).factory());
    /** Of those who came since the last one began. */
    private CompletableFuture<UUID> next;
    /** When the last one began that succeeded. */
    private volatile long foundPromptAt = System.nanoTime() - FRESH_NANOS;

    WalBarrier(ServerRunRepository runs, Transactions transactions) {
        this.runs = runs;
        this.transactions = transactions;
    }

    /** In which run a transaction is that has called {@link #commitEarly(RoundTrip)}. */
    private static final class Early {

        @Nullable
        private UUID run;
    }

    /**
     * What was committed, and may vanish until it is safe.
     *
     * @param safe completed once it is; with a failure when that is not known
     */
    public record Unsafe<T>(T result, CompletableFuture<?> safe) {}

    /** Does work in whose transaction {@link #commitEarly(RoundTrip)} is called: locks are given back before anything is flushed. */
    public <T> Unsafe<T> commitEarly(Supplier<T> work) {
        var early = new Early();
        T result = ScopedValue.where(EARLY, early).call(work::get);
        return new Unsafe<>(result, early.run == null ? CompletableFuture.completedFuture(null) : after(early.run));
    }

    /** To be sent with what a transaction sends first; does nothing where nobody asked for it. */
    public static void commitEarly(RoundTrip trip) {
        if (EARLY.isBound()) {
            Early early = EARLY.get();
            ServerRunRepository.commitEarly(trip, run -> early.run = run);
        }
    }

    /**
     * Reads in one transaction, and waits until what was read is safe.
     *
     * @param isSafe whether that is known already, so that nothing is waited for
     */
    public <T> T read(Supplier<T> read, Predicate<T> isSafe) {
        return read(work -> transactions.read(work), read, isSafe);
    }

    /** As {@link #read}, all of one moment; work that takes long is not done twice. */
    public <T> T snapshot(Supplier<T> read, Predicate<T> isSafe) {
        beginRun();
        return read(transactions::snapshot, read, isSafe);
    }

    /** As above, for what may be read of a standby, and twice; whatever is found is waited for. */
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
            // it has a name from now on
            await(flush());
        }
        throw new UnknownOutcomeException("the server has not said in which run it is");
    }

    /** A standby has no row of it, and what it has was written by a primary in that run. */
    private Optional<UUID> run() {
        return StandbyReading.run().or(runs::find);
    }

    private interface Transaction<T> {
        T apply(Supplier<T> work);
    }

    /** @param run where it is to be waited for, and the server has a name for it */
    private record Read<T>(
            T found, boolean isSafe, @Nullable UUID run) {}

    /** Waits until all that could be read before is safe, where it was read on the server that is asked now. */
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
     * Whether what is committed now is safe promptly; asks disk and standby at most once a second. What others committed meanwhile is
     * not taken for an answer: by how long this takes, whoever asks would learn when somebody votes.
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
