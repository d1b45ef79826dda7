package fr.voix.site.export;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;

/**
 * One file of an export.
 *
 * @param rows without the header
 * @param gzipBytes 0 when there is no such form
 * @param sha256 of the plain file, lowercase hex
 * @param gzipSha256 null when there is no such form
 */
@Serdeable
record ExportedFile(
        Dataset dataset,
        Format format,
        long rows,
        long bytes,
        long gzipBytes,
        String sha256,
        @Nullable String gzipSha256) {

    static final int TAG_LENGTH = 20;

    /** What it is called in the folder and in addresses. */
    String name() {
        return name(dataset, format);
    }

    static String name(Dataset dataset, Format format) {
        return dataset.slug() + "." + format.extension();
    }

    /** What its ETag is made of. */
    String tag() {
        return sha256.substring(0, TAG_LENGTH);
    }

    /** The hash of the form in which it is stored. */
    String stored() {
        return gzipSha256 == null ? sha256 : gzipSha256;
    }
}
