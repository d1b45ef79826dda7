package fr.voix.site.export;

import fr.voix.base.answer.PublicVersion;
import fr.voix.base.database.DatabaseOutage;
import fr.voix.base.database.Transactions;
import fr.voix.base.database.WalBarrier;
import fr.voix.base.load.BusyException;
import fr.voix.base.load.Entrance;
import fr.voix.site.export.ExportWriter.Written;
import fr.voix.site.export.PublishedExportRepository.Claim;
import io.micronaut.context.annotation.Property;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The export that every instance serves. One of them makes it anew when something changed, by the pace of {@link ExportConfig}; it
 * is served once the register states the hashes of its files. One that holds a Scrutin which is not shown any more is not served
 * any more from that moment on, and is made anew at once.
 */
@Singleton
public class ExportService {

    private static final Logger LOG = LoggerFactory.getLogger(ExportService.class);

    /** After this another instance begins, for the one that did may have died; as long as it lives it asks for more. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    private final ExportWriter writer;
    private final ExportStore store;
    private final PublishedExportRepository published;
    private final ExportContentRepository files;
    private final PublicVersion publicVersion;
    private final Transactions transactions;
    private final WalBarrier barrier;
    private final Entrance entrance;
    private final Duration every;
    private final Held ofMade = new Held();
    private final Held ofShown = new Held();

    /** Null before it was looked for. */
    @Nullable
    private volatile Optional<Export> shown;

    /** For which what is not named went. By one thread at a time. */
    @Nullable
    private Optional<Export> tidied;

    /** Of what is being made here. */
    @Nullable
    private volatile Claim held;

    /** What is known of what one export holds. */
    private final class Held {

        private volatile Seen seen;

        /** Holds it against what is shown now. */
        boolean isShowable(Export export) {
            var known = seen;
            // noted first: what changes while it is looked at is looked at again
            long version = publicVersion.current();
            if (known == null || known.version != version || !known.export.equals(export)) {
                boolean isWithdrawn = !export.withheld()
                        .containsAll(writer.withheld(export.state().lastUrn()));
                known = new Seen(export, version, isWithdrawn);
                seen = known;
            }
            return !known.isWithdrawn;
        }
    }

    /** @param version of what is public when it was last held against what is shown */
    private record Seen(Export export, long version, boolean isWithdrawn) {}

    ExportService(
            ExportWriter writer,
            ExportStore store,
            PublishedExportRepository published,
            ExportContentRepository files,
            PublicVersion publicVersion,
            Transactions transactions,
            WalBarrier barrier,
            @Named("exports") Entrance entrance,
            ExportConfig config,
            @Nullable @Property(name = "voix.urn.publish-every") Duration publishEvery) {
        this.writer = writer;
        this.store = store;
        this.published = published;
        this.files = files;
        this.publicVersion = publicVersion;
        this.transactions = transactions;
        this.barrier = barrier;
        this.entrance = entrance;
        // an export must not tell watchers more than the pages do
        this.every = publishEvery != null && publishEvery.compareTo(config.every()) > 0 ? publishEvery : config.every();
    }

    /** What may be served now; empty until the first one is made and stated, and while one must be made anew. From memory. */
    Optional<Export> current() {
        if (shown == null) {
            look();
        }
        return Optional.ofNullable(shown).flatMap(known -> known).filter(ofShown::isShowable);
    }

    /**
     * Reads which one the register states, and keeps others from making the one that is made here; to be called often. The last one
     * stays while the database is away.
     */
    void look() {
        DatabaseOutage.passOver(() -> {
            shown = barrier.read(published::shown, found -> found.equals(shown));
            Optional.ofNullable(held).ifPresent(claim -> published.renew(claim, LEASE));
        });
    }

    /** How long at least from one to the next. */
    Duration every() {
        return every;
    }

    /** What no export names any more goes, here and in the database; to be called often. */
    void tidy(Instant now) throws IOException {
        var current = shown;
        if (current != null && !current.equals(tidied)) {
            transactions.write(files::forgetUnnamed);
            store.clean(now);
            tidied = current;
        }
    }

    /** Makes an export when one is due, as {@link #make()} does; to be called often. */
    boolean refresh() throws IOException {
        return make(published.made().filter(this::isWhole).isEmpty() ? Duration.ZERO : every);
    }

    private boolean isWhole(Export made) {
        return ofMade.isShowable(made) && files.areKnown(made.stored());
    }

    /**
     * Makes an export unless there is one of the same state; false while somebody else does.
     *
     * @throws BusyException when votes need the room
     */
    public boolean make() throws IOException {
        return make(Duration.ZERO);
    }

    private boolean make(Duration pause) throws IOException {
        if (!published.isDue(pause)) {
            return false;
        }
        // while votes need the room this is tried every second, and writes nothing
        Optional<Claim> claim = entrance.pass(() -> published.claim(pause, LEASE));
        if (claim.isEmpty()) {
            return false;
        }
        held = claim.get();
        try {
            // all urns are looked through for it
            ExportState state = entrance.pass(writer::state);
            boolean isUnchanged = published
                    .made()
                    .filter(export -> export.state().equals(state))
                    .filter(this::isWhole)
                    .isPresent();
            if (!isUnchanged) {
                write(claim.get());
            }
            published.note(claim.get());
            return true;
        } finally {
            held = null;
            published.release(claim.get());
        }
    }

    private void write(Claim claim) throws IOException {
        Path folder = store.begin();
        long begunAt = System.nanoTime();
        try {
            Written written = entrance.pass(() -> writer.write(folder));
            List<ExportedFile> made = store.finish(folder, written.counts());
            transactions.write(() -> {
                store.put(folder, made);
                published.take(claim, new Export(written.state(), written.at(), written.withheld(), made));
            });
            LOG.info("Exported {} in {} ms", written.counts(), (System.nanoTime() - begunAt) / 1_000_000);
        } finally {
            ExportStore.discard(folder);
        }
    }
}
