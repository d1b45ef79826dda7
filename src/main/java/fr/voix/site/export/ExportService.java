package fr.voix.site.export;

import fr.voix.base.answer.PublicVersion;
import fr.voix.base.load.BusyException;
import fr.voix.base.load.Entrance;
import fr.voix.site.export.ExportWriter.Written;
import io.micronaut.context.annotation.Property;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The export that is served. It is made anew when something changed, by the pace of {@link ExportConfig}; one that holds a
 * Scrutin which is not shown any more is not served any more from that moment on, and is made anew at once.
 */
@Singleton
public class ExportService {

    private static final Logger LOG = LoggerFactory.getLogger(ExportService.class);
    private static final long UNKNOWN = Long.MIN_VALUE;

    private final ExportWriter writer;
    private final ExportStore store;
    private final PublicVersion publicVersion;
    private final Entrance entrance;
    private final Clock clock;
    private final Duration every;
    private final ReentrantLock making = new ReentrantLock();
    private volatile Kept kept;
    private volatile Instant lookedAt = Instant.MIN;

    /**
     * The export, and what is known of what it holds.
     *
     * @param version of what is public when it was last held against what is shown
     */
    private record Kept(Export export, long version, boolean isWithdrawn) {}

    ExportService(
            ExportWriter writer,
            ExportStore store,
            PublicVersion publicVersion,
            @Named("exports") Entrance entrance,
            Clock clock,
            ExportConfig config,
            @Nullable @Property(name = "voix.urn.publish-every") Duration publishEvery) {
        this.writer = writer;
        this.store = store;
        this.publicVersion = publicVersion;
        this.entrance = entrance;
        this.clock = clock;
        // an export must not tell watchers more than the pages do
        this.every = publishEvery != null && publishEvery.compareTo(config.every()) > 0 ? publishEvery : config.every();
    }

    /** What may be served now; empty until the first one is made, and while one must be made anew. */
    Optional<Export> current() {
        Kept now = kept;
        if (now != null && now.version != publicVersion.current()) {
            now = held();
        }
        return now == null || now.isWithdrawn ? Optional.empty() : Optional.of(now.export);
    }

    /** Holds the export against what is shown now. */
    private synchronized Kept held() {
        Kept known = kept;
        // noted first: what changes while it is looked at is looked at again
        long version = publicVersion.current();
        if (known.version != version) {
            boolean isWithdrawn = !known.export
                    .withheld()
                    .containsAll(writer.withheld(known.export.state().lastUrn()));
            known = new Kept(known.export, version, isWithdrawn);
            kept = known;
        }
        return known;
    }

    /** How long at least from one to the next. */
    Duration every() {
        return every;
    }

    /** Makes an export when one is due; to be called often. */
    void refresh() throws IOException {
        if (kept == null) {
            takeUp();
        }
        boolean isMissing = current().filter(store::isWhole).isEmpty();
        if (isMissing || !Instant.now(clock).isBefore(lookedAt.plus(every))) {
            make();
        }
    }

    /** What a former process made is good until it is seen to be out of date. */
    private void takeUp() throws IOException {
        store.latest(writer.state().databaseId()).ifPresent(this::keepUnchecked);
    }

    private synchronized void keepUnchecked(Export export) {
        if (kept == null) {
            kept = new Kept(export, UNKNOWN, false);
        }
    }

    /**
     * Makes an export unless the one that is served is of the same state; false while another thread does.
     *
     * @throws BusyException when votes need the room
     */
    public boolean make() throws IOException {
        if (!making.tryLock()) {
            return false;
        }
        try {
            makeIfChanged();
            return true;
        } finally {
            making.unlock();
        }
    }

    private void makeIfChanged() throws IOException {
        Instant now = Instant.now(clock);
        // all urns are looked through for it, and while votes need the room this is tried every second
        ExportState state = entrance.pass(writer::state);
        boolean isUnchanged = current()
                .filter(export -> export.state().equals(state))
                .filter(store::isWhole)
                .isPresent();
        if (!isUnchanged) {
            keep(write(state.databaseId(), now));
        }
        lookedAt = now;
    }

    private Kept write(String databaseId, Instant now) throws IOException {
        Path folder = store.begin(databaseId, now);
        long begunAt = System.nanoTime();
        try {
            long version = publicVersion.current();
            Written written = entrance.pass(() -> writer.write(folder));
            Export export = store.finish(folder, written);
            LOG.info("Exported {} in {} ms", written.counts(), (System.nanoTime() - begunAt) / 1_000_000);
            return new Kept(export, version, false);
        } catch (IOException | RuntimeException | Error e) {
            store.discard(folder);
            throw e;
        }
    }

    private synchronized void keep(Kept made) throws IOException {
        kept = made;
        store.clean(made.export);
    }
}
