package fr.voix.site.export;

import fr.voix.base.database.WalBarrier;
import fr.voix.base.deployment.PublicUrl;
import fr.voix.base.load.BusyException;
import fr.voix.base.load.Pressure;
import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import fr.voix.site.export.ExportRepository.Hidden;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Writes all datasets in all forms from one snapshot of the database, row by row. */
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

    @Transactional(readOnly = true)
    List<Hidden> hidden() {
        return rows.hidden();
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
            counts.put(dataset, write(folder, dataset, state, at));
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

    private long write(Path folder, Dataset dataset, ExportState state, Instant at) {
        var metadata = metadata(dataset, state, at);
        try (var csv = new CsvRowWriter(folder.resolve(ExportedFile.name(dataset, Format.CSV)), dataset);
                var ndjson = new NdjsonRowWriter(folder.resolve(ExportedFile.name(dataset, Format.NDJSON)), dataset);
                var parquet = new ParquetRowWriter(
                        folder.resolve(ExportedFile.name(dataset, Format.PARQUET)), dataset, metadata)) {
            var counted = new Counted(csv, ndjson, parquet);
            rows.read(dataset, at, publicUrl.origin(), ExportTexts.CAUTION_OF_A_ROW, counted);
            return counted.count;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, String> metadata(Dataset dataset, ExportState state, Instant at) {
        var metadata = new TreeMap<String, String>();
        for (var language : Language.values()) {
            var texts = new ExportTexts(Messages.of(language));
            metadata.put("voix.title." + language.code(), texts.title(dataset));
            metadata.put("voix.description." + language.code(), texts.description(dataset));
            metadata.put("voix.avertissement." + language.code(), texts.caution());
        }
        metadata.put("voix.at", at.toString());
        metadata.put("voix.size", Long.toString(state.leaves()));
        metadata.put("voix.dictionary", publicUrl.origin() + ExportTexts.DATA_PACKAGE);
        return metadata;
    }

    private final class Counted implements Consumer<Object[]> {

        private final RowWriter[] writers;
        private long count;

        Counted(RowWriter... writers) {
            this.writers = writers;
        }

        @Override
        public void accept(Object[] row) {
            if (count++ % ROWS_BETWEEN_LOOKS == 0 && pressure.isAtLeast(Pressure.VERY_HIGH)) {
                throw new BusyException("exports", RETRY_AFTER);
            }
            try {
                for (RowWriter writer : writers) {
                    writer.write(row);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
