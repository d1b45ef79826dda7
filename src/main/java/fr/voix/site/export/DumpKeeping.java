package fr.voix.site.export;

import fr.voix.base.database.Transactions;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** Keeps a copy of the exports for each day: all of a month, then the first of each month, for ever. */
@Singleton
public class DumpKeeping {

    private static final int DAYS = 31;

    private final ExportService exports;
    private final ExportStore files;
    private final DataPackageService descriptions;
    private final DumpRepository dumps;
    private final DumpStore store;
    private final DumpWithholding withholding;
    private final Transactions transactions;
    private final Clock clock;
    private LocalDate keptOn = LocalDate.MIN;

    DumpKeeping(
            ExportService exports,
            ExportStore files,
            DataPackageService descriptions,
            DumpRepository dumps,
            DumpStore store,
            DumpWithholding withholding,
            Transactions transactions,
            Clock clock) {
        this.exports = exports;
        this.files = files;
        this.descriptions = descriptions;
        this.dumps = dumps;
        this.store = store;
        this.withholding = withholding;
        this.transactions = transactions;
        this.clock = clock;
    }

    Optional<DumpRow> find(LocalDate day) {
        return dumps.find(day);
    }

    /** Whether it may be served now. */
    boolean isShown(DumpRow dump) {
        return withholding.isShown(dump);
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
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (withholding.withholdOne() || today.equals(keptOn)) {
            return;
        }
        var export = exports.current().filter(files::isWhole);
        if (export.isPresent()) {
            transactions.write(() -> add(today, export.get()));
            store.clean(clock.instant());
            keptOn = today;
        }
    }

    private void add(LocalDate today, Export export) {
        dumps.lock();
        if (!dumps.isKept(today)) {
            var hashes = new LinkedHashMap<Dataset, String>();
            for (var dataset : Dataset.values()) {
                hashes.put(
                        dataset,
                        store.put(files.gzip(
                                export, export.file(dataset, Format.CSV).orElseThrow())));
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
}
