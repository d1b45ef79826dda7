package fr.voix.site.export;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** In which forms a dataset is to be had. */
enum Format {
    CSV("text/csv;charset=utf-8;header=present", true),
    NDJSON("application/x-ndjson;charset=utf-8", true),
    /** Compressed inside, page by page, so that a reader takes the columns that it wants. */
    PARQUET("application/vnd.apache.parquet", false);

    private final String mediaType;
    private final boolean isCompressible;

    Format(String mediaType, boolean isCompressible) {
        this.mediaType = mediaType;
        this.isCompressible = isCompressible;
    }

    String extension() {
        return name().toLowerCase(Locale.ROOT);
    }

    String mediaType() {
        return mediaType;
    }

    boolean isCompressible() {
        return isCompressible;
    }

    static Optional<Format> ofExtension(String extension) {
        return Arrays.stream(values())
                .filter(one -> one.extension().equals(extension))
                .findFirst();
    }
}
