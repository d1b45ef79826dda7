package fr.voix.parliament.opendata;

import fr.voix.base.answer.PublicVersion;
import fr.voix.base.deployment.DatabaseMode;
import jakarta.inject.Singleton;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fills an empty embedded database with the sample that the jar carries, so that a first start shows something. */
@Singleton
public record SampleImport(
        OpenDataImport imports,
        ImportRepository repository,
        DatabaseMode mode,
        VoteListener vote,
        PublicVersion publicVersion) {

    private static final Logger LOG = LoggerFactory.getLogger(SampleImport.class);
    /** What {@code import_source} calls the sample. */
    private static final String ADDRESS = "sample";

    private static final String SAMPLE = "/sample/sample.zip";

    /**
     * Does nothing in a database of the operator's own, or when any amendement is there; nor when what was published says
     * that this database should not be empty.
     */
    void importIfEmpty() {
        if (!mode.isEmbedded() || vote.isReadOnly() || repository.hasAmendements()) {
            return;
        }
        ImportReport report = load();
        LOG.info("Sample of real amendements loaded: {}", report.lines());
    }

    /** Whether the sample is all there is. */
    public boolean isAlone() {
        return repository.isSampleAlone();
    }

    /** Imports the sample into whatever database this is; for tests and demonstrations. */
    public ImportReport load() {
        try {
            Path copy = Files.createTempFile("voix-sample-", ".zip");
            try (InputStream in = SampleImport.class.getResourceAsStream(SAMPLE)) {
                if (in == null) {
                    throw new FileNotFoundException(SAMPLE);
                }
                Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
                ImportReport report = imports.run(List.of(copy.toString()), ImportListener.NONE);
                // the pages say that this is a sample for as long as no later import brings more
                repository.save(new ImportSourceRow(ADDRESS, null, null));
                publicVersion.bump();
                return report;
            } finally {
                Files.deleteIfExists(copy);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The jar's own sample cannot be read", e);
        }
    }
}
