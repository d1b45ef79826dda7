package fr.voix.site.export;

import io.micronaut.serde.annotation.Serdeable;

/**
 * One dataset in an export, as CSV.
 *
 * @param rows without the header
 * @param sha256 of the plain file, lowercase hex
 * @param gzipSha256 of the compressed one, which alone is stored
 */
@Serdeable
record ExportedFile(Dataset dataset, long rows, long bytes, long gzipBytes, String sha256, String gzipSha256) {

    private static final int TAG_LENGTH = 20;

    /** What it is called in the folder and in addresses. */
    String name() {
        return dataset.fileName();
    }

    /** What its ETag is made of. */
    String tag() {
        return sha256.substring(0, TAG_LENGTH);
    }
}
