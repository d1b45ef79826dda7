package fr.voix.site.export;

import fr.voix.base.answer.PublicVersion;
import fr.voix.base.database.DatabaseOutage;
import fr.voix.base.database.WalBarrier;
import fr.voix.base.load.BusyException;
import fr.voix.base.load.Entrance;
import fr.voix.urn.register.Statement;
import fr.voix.urn.register.StatementSource;
import io.micronaut.context.annotation.Property;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The export that every instance serves. One of them makes it anew when something changed, by the pace of {@code VOIX_EXPORTS_EVERY};
 * it is served once the register states the hashes of its files. One that holds a Scrutin which is not shown any more is not served
 * any more from that moment on, and is made anew at once.
 */
@Singleton
public class ExportService implements StatementSource {

    /** After this another instance begins, for the one that did may have died. */
    private static final Duration LEASE = Duration.ofMinutes(10);

    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(30);

    private final ExportStore store;
    private final ExportRepository exports;
    private final PublicVersion publicVersion;
    private final WalBarrier barrier;
    private final Entrance entrance;
    private final Duration every;
    private final AtomicReference<Seen> seen = new AtomicReference<>(new Seen(Optional.empty(), -1));

    /** @param version of what is public when it was looked for */
    private record Seen(Optional<Export> shown, long version) {}

    ExportService(
            ExportStore store,
            ExportRepository exports,
            PublicVersion publicVersion,
            WalBarrier barrier,
            @Named("exports") Entrance entrance,
            @Property(name = "voix.exports.every", defaultValue = "10m") Duration every,
            @Nullable @Property(name = "voix.urn.publish-every") Duration publishEvery) {
        this.store = store;
        this.exports = exports;
        this.publicVersion = publicVersion;
        this.barrier = barrier;
        this.entrance = entrance;
        // an export must not tell watchers more than the pages do
        this.every = publishEvery != null && publishEvery.compareTo(every) > 0 ? publishEvery : every;
    }

    /**
     * What may be served now; empty until the first one is made and stated, and while one must be made anew. From memory. Its files are
     * on the disk: a newer one takes its place only once it was fetched.
     */
    Optional<Export> current() {
        long version = publicVersion.current();
        Seen known = seen.get();
        if (known.version < version) {
            DatabaseOutage.passOver(() ->
                    seen.compareAndSet(known, new Seen(known.shown.filter(exports::holdsNothingWithheld), version)));
        }
        Seen last = seen.get();
        return last.version < version ? Optional.empty() : last.shown;
    }

    /**
     * Fetches the one that the register states, and serves it from then on; not where another thread looked meanwhile, and may have
     * found a newer one: nobody is to read a file of an older export after the description of a newer one.
     */
    void look() {
        Seen known = seen.get();
        // noted first: what changes while it is looked at is looked at again
        long version = publicVersion.current();
        Optional<Export> found = barrier.read(exports::shown, export -> export.equals(known.shown));
        found.ifPresent(store::fetch);
        seen.compareAndSet(known, new Seen(found, version));
    }

    /** How long at least from one to the next. */
    Duration every() {
        return every;
    }

    /** Looks, and makes an export when one is due; to be called often. */
    void refresh() {
        look();
        store.keep(seen.get().shown);
        make(exports.made().isEmpty() ? Duration.ZERO : every);
    }

    /**
     * Makes an export unless there is one of the same state; false while somebody else does.
     *
     * @throws BusyException when votes need the room
     */
    public boolean make() {
        return make(Duration.ZERO);
    }

    private boolean make(Duration pause) {
        return entrance.pass(() -> {
            boolean isMine = exports.claim(pause, LEASE);
            if (isMine) {
                var rest = AFTER_A_FAILURE;
                try {
                    exports.forgetUnnamed();
                    // all urns are looked through for it
                    var state = store.begin().state();
                    if (exports.made().filter(one -> one.state().equals(state)).isEmpty()) {
                        store.make();
                    }
                    rest = Duration.ZERO;
                } finally {
                    exports.hold(rest);
                }
            }
            return isMine;
        });
    }

    @Override
    public String kind() {
        return "d1";
    }

    /** An export is published from the moment on in which the register says so. */
    @Override
    public List<Statement> fresh(Map<String, String> stated, Instant tick) {
        return exports.show().stream()
                .flatMap(export -> export.files().stream())
                .filter(file ->
                        !stated.getOrDefault(file.dataset().slug() + " csv", "").contains(file.sha256()))
                .map(file -> new Statement("d1 " + file.dataset().slug() + " csv " + file.sha256() + " "
                        + tick.truncatedTo(ChronoUnit.SECONDS)))
                .toList();
    }
}
