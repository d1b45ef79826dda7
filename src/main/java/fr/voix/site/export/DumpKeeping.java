package fr.voix.site.export;

import fr.voix.base.answer.PublicVersion;
import fr.voix.base.database.Transactions;
import fr.voix.site.export.DataPackageJson.Resource;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Keeps a copy of the exports for each day: all of a month, then the first of each month, for ever. What is hidden later goes out of
 * all of them; until it has, the copies that hold it are not served.
 */
@Singleton
public class DumpKeeping {

    private static final int DAYS = 31;

    private final ExportService exports;
    private final ExportStore files;
    private final ExportWriter shown;
    private final DataPackageService descriptions;
    private final DumpRepository dumps;
    private final DumpStore store;
    private final Transactions transactions;
    private final PublicVersion publicVersion;
    private final Clock clock;
    private LocalDate keptOn = LocalDate.MIN;
    private long heldVersion = Long.MIN_VALUE;

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
        return dump.exposed(shown.hidden()).isEmpty();
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

    /** Makes the copy of the day when there is none, and takes out of all what was hidden; to be called often. */
    public synchronized void keep() throws IOException {
        // noted first: what changes while it is looked at is looked at again
        long version = publicVersion.current();
        if (version != heldVersion) {
            withhold();
            heldVersion = version;
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

    private void add(LocalDate today, Export export) {
        if (dumps.find(today).isEmpty()) {
            var hashes = new LinkedHashMap<Dataset, String>();
            for (var dataset : Dataset.values()) {
                hashes.put(
                        dataset,
                        put(files.gzip(export, export.file(dataset, Format.CSV).orElseThrow())));
            }
            var dump = new DumpRow(
                    today, export.at(), export.state().lastUrn(), export.withheld(), descriptions.dump(export, hashes));
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

    private void withhold() throws IOException {
        var hidden = shown.hidden();
        var exposing = dumps.all().stream()
                .filter(dump -> !dump.exposed(hidden).isEmpty())
                .map(DumpRow::day)
                .toList();
        for (var day : exposing) {
            transactions.write(() -> dumps.lock(day)
                    .filter(dump -> !dump.exposed(hidden).isEmpty())
                    .ifPresent(dump -> dumps.replace(without(dump.exposed(hidden), dump))));
        }
        if (!exposing.isEmpty()) {
            transactions.write(dumps::forgetUnnamed);
            clean();
        }
    }

    private DumpRow without(Set<String> exposed, DumpRow dump) {
        var rest = new ArrayList<Resource>();
        for (var file : dump.description().resources()) {
            rest.add(without(exposed, file));
        }
        return dump.without(exposed, dump.description().with(rest));
    }

    private Resource without(Set<String> exposed, Resource file) {
        try {
            var from = store.fetch(file);
            var to = store.temporary();
            try {
                var written = DumpWriter.without(exposed, from, to);
                return written.isChanged() ? file.with(store.put(to), Files.size(to), written.rows()) : file;
            } finally {
                Files.deleteIfExists(to);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void clean() throws IOException {
        store.clean(dumps.all().stream()
                .flatMap(dump -> dump.description().resources().stream())
                .map(DumpStore::sha256)
                .collect(Collectors.toSet()));
    }
}
