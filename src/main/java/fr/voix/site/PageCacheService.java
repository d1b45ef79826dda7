package fr.voix.site;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rendered pages by address. A page is fresh for a second; then one caller renders it anew while the others of that moment
 * wait for the same bytes. While the database is away the last good bytes are served, and at once: only now and then one
 * caller asks it again.
 */
@Singleton
class PageCacheService {

    static final long FRESH_NANOS = 1_000_000_000L;

    /** How long nobody with a kept page waits for a database that did not answer. */
    static final long AWAY_NANOS = 3_000_000_000L;

    private static final long NEVER = Long.MIN_VALUE;
    private static final long MOST_BYTES = 64L * 1024 * 1024;
    private static final Logger LOG = LoggerFactory.getLogger(PageCacheService.class);

    private final Cache<String, Entry> entries;
    private final ConcurrentHashMap<String, CompletableFuture<Entry>> inFlight = new ConcurrentHashMap<>();
    private final LongSupplier nanoTime;
    private volatile long outdatedBefore = NEVER;
    private volatile long databaseFailedAt = NEVER;

    PageCacheService() {
        this(System::nanoTime);
    }

    PageCacheService(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.entries = Caffeine.newBuilder()
                .maximumWeight(MOST_BYTES)
                .weigher((String key, Entry entry) -> 2 * key.length() + entry.page.weight())
                .build();
    }

    /** The page of an address, rendered by {@code render} when what is kept is older than a second. */
    RenderedPage get(String address, Supplier<RenderedPage> render) {
        var kept = entries.getIfPresent(address);
        if (kept != null && (isFresh(kept) || isDatabaseAway())) {
            return kept.page;
        }
        var mine = new CompletableFuture<Entry>();
        var others = inFlight.putIfAbsent(address, mine);
        if (others != null) {
            // a page not seen since the failure is being tried: whoever has it need not wait for the outcome
            return kept != null && isOfBeforeFailure(kept) ? kept.page : join(others);
        }
        try {
            mine.complete(renderedOrKept(address, render, kept));
        } catch (RuntimeException | Error e) {
            mine.completeExceptionally(e);
        } finally {
            inFlight.remove(address, mine);
        }
        return join(mine);
    }

    /** Renders every page anew when it is next asked for; what is kept still serves while the database is down. */
    void outdate() {
        outdatedBefore = nanoTime.getAsLong();
    }

    private boolean isFresh(Entry kept) {
        return nanoTime.getAsLong() - kept.renderedAt < FRESH_NANOS
                && (outdatedBefore == NEVER || kept.renderedAt - outdatedBefore > 0);
    }

    private boolean isDatabaseAway() {
        var failedAt = databaseFailedAt;
        return failedAt != NEVER && nanoTime.getAsLong() - failedAt < AWAY_NANOS;
    }

    private boolean isOfBeforeFailure(Entry kept) {
        var failedAt = databaseFailedAt;
        return failedAt != NEVER && kept.renderedAt - failedAt < 0;
    }

    private Entry renderedOrKept(String address, Supplier<RenderedPage> render, Entry kept) {
        try {
            // what was read before a change must not count as newer than it
            var startedAt = nanoTime.getAsLong();
            var entry = new Entry(render.get(), startedAt);
            entries.put(address, entry);
            return entry;
        } catch (RuntimeException e) {
            if (!isOfDatabase(e)) {
                throw e;
            }
            if (isOfConnection(e)) {
                databaseFailedAt = nanoTime.getAsLong();
            }
            if (kept == null) {
                throw e;
            }
            LOG.warn("The database does not answer; serving a page as it was");
            return kept;
        }
    }

    private static RenderedPage join(CompletableFuture<Entry> flight) {
        try {
            return flight.join().page;
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private static boolean isOfDatabase(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException) {
                return true;
            }
        }
        return false;
    }

    /** One refused query is no reason to spare the database; no connection is. */
    private static boolean isOfConnection(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientConnectionException
                    || cause instanceof SQLException sql
                            && sql.getSQLState() != null
                            && sql.getSQLState().matches("(08|53|57P).*")) {
                return true;
            }
        }
        return false;
    }

    private record Entry(RenderedPage page, long renderedAt) {}
}
