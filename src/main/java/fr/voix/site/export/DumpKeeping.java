package fr.voix.site.export;

import fr.voix.base.answer.PublicVersion;
import fr.voix.base.database.Transactions;
import fr.voix.site.export.DataPackageJson.Resource;
import fr.voix.site.export.ExportRepository.Hidden;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a copy of the exports for each day: all of a month, then the first of each month, for ever. Copies that hold what is
 * hidden or stopped are not served. What stays hidden for a day goes out of all of them for ever; before, a mistake can be taken back.
 */
@Singleton
public class DumpKeeping {

    private static final Logger LOG = LoggerFactory.getLogger(DumpKeeping.class);
    private static final int DAYS = 31;
    private static final Duration TO_THINK_AGAIN = Duration.ofHours(24);
    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(10);
    private static final Duration OF_A_PART = Duration.ofDays(1);

    private final ExportService exports;
    private final ExportStore files;
    private final ExportWriter shown;
    private final DataPackageService descriptions;
    private final DumpRepository dumps;
    private final DumpStore store;
    private final Transactions transactions;
    private final PublicVersion publicVersion;
    private final Clock clock;
    private final Deque<LocalDate> due = new ArrayDeque<>();
    private final Map<Task, Resource> done = new HashMap<>();
    private LocalDate keptOn = LocalDate.MIN;
    private long heldVersion = Long.MIN_VALUE;
    private Instant heldAt = Instant.MIN;
    private volatile Seen seen = new Seen(Long.MIN_VALUE, List.of());

    /** Many days have the same file. */
    private record Task(String hash, Set<String> removed) {}

    /** @param version of what is public when that was hidden */
    private record Seen(long version, List<Hidden> hidden) {}

    DumpKeeping(
            ExportService exports,
            ExportStore files,
            ExportWriter shown,
            DataPackageService descriptions,
            DumpRepository dumps,
            DumpStore store,
            Transactions transactions,
            PublicVersion publicVersion,
            Clock clock) {
        this.exports = exports;
        this.files = files;
        this.shown = shown;
        this.descriptions = descriptions;
        this.dumps = dumps;
        this.store = store;
        this.transactions = transactions;
        this.publicVersion = publicVersion;
        this.clock = clock;
    }

    Optional<DumpRow> find(LocalDate day) {
        return dumps.find(day);
    }

    /** Whether it may be served now. */
    boolean isShown(DumpRow dump) {
        return dump.exposed(hidden()).isEmpty();
    }

    private List<Hidden> hidden() {
        var known = seen;
        // noted first: what changes while it is looked at is looked at again
        long version = publicVersion.current();
        if (known.version != version) {
            known = new Seen(version, shown.hidden());
            seen = known;
        }
        return known.hidden;
    }

    Optional<LocalDate> latest() {
        return dumps.latest();
    }

    /** The newest first. */
    List<DumpRow> all() {
        return dumps.all();
    }

    /** What all of them take. */
    long bytes() {
        return dumps.bytes();
    }

    /** Takes out of one copy what was hidden, or makes that of the day; to be called often. */
    public synchronized void keep() throws IOException {
        if (due.isEmpty()) {
            look();
        }
        if (!due.isEmpty()) {
            withhold(due.remove());
            if (due.isEmpty()) {
                done.clear();
                transactions.write(() -> {
                    dumps.lock();
                    dumps.forgetUnnamed();
                });
                clean();
            }
            return;
        }
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (today.equals(keptOn)) {
            return;
        }
        var export = exports.current().filter(files::isWhole);
        if (export.isPresent()) {
            transactions.write(() -> add(today, export.get()));
            clean();
            keptOn = today;
        }
    }

    /** Finds the copies that hold what must go; that comes also when nothing changes but the time. */
    private void look() throws IOException {
        long version = publicVersion.current();
        var now = clock.instant();
        if (version == heldVersion && now.isBefore(heldAt.plus(BETWEEN_LOOKS))) {
            return;
        }
        // another instance may have taken something out
        clean();
        dumps.all().stream()
                .filter(dump -> !removable(dump).isEmpty())
                .map(DumpRow::day)
                .forEach(due::add);
        heldVersion = version;
        heldAt = now;
    }

    private void add(LocalDate today, Export export) {
        dumps.lock();
        if (dumps.find(today).isEmpty()) {
            var hashes = new LinkedHashMap<Dataset, String>();
            for (var dataset : Dataset.values()) {
                hashes.put(
                        dataset,
                        put(files.gzip(export, export.file(dataset, Format.CSV).orElseThrow())));
            }
            var dump = new DumpRow(
                    today,
                    export.at(),
                    export.at(),
                    export.state().lastUrn(),
                    export.withheld(),
                    descriptions.dump(export, hashes));
            dumps.add(dump);
        }
        dumps.thin(today.minusDays(DAYS - 1));
        dumps.forgetUnnamed();
    }

    private String put(Path file) {
        try {
            return store.put(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Set<String> removable(DumpRow dump) {
        var before = clock.instant().minus(TO_THINK_AGAIN);
        return dump.exposed(hidden()).stream()
                .filter(one -> one.since() != null && !one.since().isAfter(before))
                .map(Hidden::uid)
                .collect(Collectors.toSet());
    }

    /** One that fails is tried again at the next look, and is not served until then. */
    private void withhold(LocalDate day) {
        try {
            var found = dumps.find(day);
            if (found.isPresent()) {
                remove(removable(found.get()), found.get());
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("What is hidden cannot be taken out of the dated copy of {}: {}", day, e.toString());
        }
    }

    private void remove(Set<String> removed, DumpRow dump) throws IOException {
        if (removed.isEmpty()) {
            return;
        }
        var rest = new ArrayList<Resource>();
        var made = new ArrayList<Path>();
        for (var file : dump.description().resources()) {
            var one = without(removed, file);
            rest.add(one);
            if (!one.equals(file)) {
                made.add(store.fetch(one));
            }
        }
        var changed = dump.without(removed, dump.description().with(rest), clock.instant());
        // files were written before: a transaction that says nothing meanwhile is ended
        transactions.write(() -> {
            dumps.lock();
            if (dumps.find(dump.day()).equals(Optional.of(dump))) {
                made.forEach(this::put);
                dumps.replace(changed);
            }
        });
    }

    private Resource without(Set<String> removed, Resource file) throws IOException {
        if (!DumpWriter.concerns(file)) {
            return file;
        }
        var task = new Task(file.hash(), removed);
        var known = done.get(task);
        if (known == null) {
            var to = store.temporary();
            try {
                var written = DumpWriter.without(removed, store.fetch(file), to);
                long bytes = Files.size(to);
                known = written.isChanged() ? file.with(store.take(to), bytes, written.rows()) : file;
            } finally {
                Files.deleteIfExists(to);
            }
            done.put(task, known);
        }
        return known.hash().equals(file.hash())
                ? file
                : file.with(DumpStore.sha256(known), known.bytes(), known.rows());
    }

    private void clean() throws IOException {
        store.clean(
                dumps.all().stream()
                        .flatMap(dump -> dump.description().resources().stream())
                        .map(DumpStore::sha256)
                        .collect(Collectors.toSet()),
                clock.instant().minus(OF_A_PART));
    }
}
