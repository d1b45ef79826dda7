package fr.voix.site.export;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All datasets as they stood in one snapshot of the database.
 *
 * @param at when the database was first seen in that state
 * @param withheld the Scrutins that were not shown then, and so are in no file
 */
@Serdeable
record Export(ExportState state, Instant at, Set<String> withheld, List<ExportedFile> files) {

    /** Stored JSON leaves empty sets out. */
    Export {
        withheld = withheld == null ? Set.of() : Set.copyOf(withheld);
        files = List.copyOf(files);
    }

    Optional<ExportedFile> file(Dataset dataset) {
        return files.stream().filter(file -> file.dataset() == dataset).findFirst();
    }

    /** Hashes of what is stored of it. */
    String[] stored() {
        return files.stream().map(ExportedFile::gzipSha256).toArray(String[]::new);
    }

    long rows(Dataset dataset) {
        return file(dataset).map(ExportedFile::rows).orElse(0L);
    }
}
