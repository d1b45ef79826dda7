package fr.voix.site.export;

import fr.voix.base.database.Transactions;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Keeps a copy of the exports for each day: all of a month, then the first of each month, for ever. */
@Singleton
public class DumpKeeping {

    private static final int DAYS = 31;

    private final ExportService exports;
    private final DataPackageService descriptions;
    private final DumpRepository dumps;
    private final ExportStore store;
    private final DumpWithholding withholding;
    private final Transactions transactions;
    private final Clock clock;
    private LocalDate keptOn = LocalDate.MIN;

    DumpKeeping(
            ExportService exports,
            DataPackageService descriptions,
            DumpRepository dumps,
            ExportStore store,
            DumpWithholding withholding,
            Transactions transactions,
            Clock clock) {
        this.exports = exports;
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
        var export = exports.current();
        if (export.isPresent() && transactions.write(() -> add(today, export.get()))) {
            store.clean(clock.instant());
            keptOn = today;
        }
    }

    /** False where another one came meanwhile, and the files of this one went. */
    private boolean add(LocalDate today, Export export) {
        dumps.lock();
        if (!dumps.isKept(today)) {
            if (!dumps.areKnown(export.stored())) {
                return false;
            }
            var dump = new DumpRow(
                    today,
                    export.at(),
                    export.at(),
                    export.state().lastUrn(),
                    export.withheld(),
                    descriptions.dump(export));
            dumps.add(dump);
        }
        dumps.thin(today.minusDays(DAYS - 1));
        dumps.forgetUnnamed();
        return true;
    }
}
