package fr.voix.site.export;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What a folder says of the export in it, for the next start; nobody is served it. */
@Serdeable
record ExportJson(
        String databaseId,
        String fingerprint,
        long leaves,
        long lastUrn,
        Instant at,
        Set<String> withheld,
        List<FileJson> files) {

    @Serdeable
    record FileJson(Dataset dataset, Format format, long rows, long bytes, long gzipBytes, String sha256) {}

    static ExportJson of(Export export) {
        return new ExportJson(
                export.state().databaseId(),
                export.state().fingerprint(),
                export.state().leaves(),
                export.state().lastUrn(),
                export.at(),
                new TreeSet<>(export.withheld()),
                export.files().stream()
                        .map(file -> new FileJson(
                                file.dataset(),
                                file.format(),
                                file.rows(),
                                file.bytes(),
                                file.gzipBytes(),
                                file.sha256()))
                        .toList());
    }

    Export toDomain(String folder) {
        return new Export(
                new ExportState(databaseId, fingerprint, leaves, lastUrn),
                at,
                withheld == null ? Set.of() : withheld,
                files.stream()
                        .map(file -> new ExportedFile(
                                file.dataset, file.format, file.rows, file.bytes, file.gzipBytes, file.sha256))
                        .toList(),
                folder);
    }
}
