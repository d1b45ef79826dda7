package fr.voix.site.export;

import fr.voix.base.database.WalBarrier;
import fr.voix.base.deployment.PublicUrl;
import fr.voix.base.load.BusyException;
import fr.voix.base.load.Pressure;
import fr.voix.base.text.FormulaGuard;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.commons.csv.CSVFormat;

/** Writes all datasets from one snapshot of the database, row by row. */
@Singleton
class ExportWriter {

    private static final int ROWS_BETWEEN_LOOKS = 1_000;
    private static final int RETRY_AFTER = 5;

    private final ExportRepository rows;
    private final PublicUrl publicUrl;
    private final Pressure pressure;
    private final WalBarrier barrier;
    private final Clock clock;

    ExportWriter(ExportRepository rows, PublicUrl publicUrl, Pressure pressure, WalBarrier barrier, Clock clock) {
        this.rows = rows;
        this.publicUrl = publicUrl;
        this.pressure = pressure;
        this.barrier = barrier;
        this.clock = clock;
    }

    /**
     * What was written.
     *
     * @param counts rows of each dataset
     */
    record Written(ExportState state, Instant at, Set<String> withheld, Map<Dataset, Long> counts) {}

    /** What an export would be made from now. */
    @Transactional(readOnly = true)
    ExportState state() {
        return complete(rows.state());
    }

    /** Marks of what is not shown now, up to that urn. */
    @Transactional(readOnly = true)
    Set<String> withheld(long lastUrn) {
        return rows.withheld(lastUrn);
    }

    /** @throws BusyException when votes need the room meanwhile */
    Written write(Path folder) {
        return barrier.snapshotNear(() -> writeAll(folder));
    }

    private Written writeAll(Path folder) {
        ExportState state = complete(rows.state());
        Instant at = rows.firstSeen(state.fingerprint(), Instant.now(clock));
        Map<Dataset, Long> counts = new EnumMap<>(Dataset.class);
        for (Dataset dataset : Dataset.values()) {
            counts.put(dataset, write(folder, dataset, at));
        }
        return new Written(state, at, rows.withheld(state.lastUrn()), counts);
    }

    /** Addresses stand in the files too. */
    private ExportState complete(ExportState state) {
        return new ExportState(
                state.fingerprint() + " " + ExportTexts.EDITION + " " + publicUrl.origin(),
                state.leaves(),
                state.lastUrn());
    }

    /** RFC 4180 in UTF-8 with a header; texts are guarded, numbers and instants cannot begin a formula. Gives the rows. */
    private long write(Path folder, Dataset dataset, Instant at) {
        var count = new AtomicLong();
        try (var csv = CSVFormat.RFC4180.print(Files.newBufferedWriter(folder.resolve(dataset.fileName())))) {
            csv.printRecord(dataset.columns().stream().map(Column::name));
            rows.read(dataset, at, publicUrl.origin(), ExportTexts.CAUTION_OF_A_ROW, row -> {
                if (count.getAndIncrement() % ROWS_BETWEEN_LOOKS == 0 && pressure.isAtLeast(Pressure.VERY_HIGH)) {
                    throw new BusyException("exports", RETRY_AFTER);
                }
                try {
                    for (Object value : row) {
                        csv.print(value instanceof String text ? FormulaGuard.guarded(text) : value);
                    }
                    csv.println();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            return count.get();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
