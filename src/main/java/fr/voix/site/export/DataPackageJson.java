package fr.voix.site.export;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;

/**
 * The dictionary for programs, as the Data Package of Frictionless says it; the English texts, the caution and the leaves are
 * ours.
 *
 * @param size leaves in all urns
 */
@Serdeable
record DataPackageJson(
        String profile,
        String name,
        String title,
        @JsonProperty("title_en") String titleEn,
        String description,
        @JsonProperty("description_en") String descriptionEn,
        String homepage,
        String version,
        Instant created,
        String avertissement,
        @JsonProperty("avertissement_en") String avertissementEn,
        long size,
        List<License> licenses,
        List<Source> sources,
        List<Resource> resources) {

    @Serdeable
    record License(String name, String path, String title) {}

    @Serdeable
    record Source(String title, String path) {}

    /** One file. */
    @Serdeable
    record Resource(
            String name,
            String profile,
            String path,
            String title,
            @JsonProperty("title_en") String titleEn,
            String description,
            @JsonProperty("description_en") String descriptionEn,
            String format,
            String mediatype,
            String encoding,
            long bytes,
            String hash,
            long rows,
            Dialect dialect,
            Schema schema) {}

    @Serdeable
    record Dialect(String delimiter, String lineTerminator, String quoteChar, boolean doubleQuote, boolean header) {

        static final Dialect RFC_4180 = new Dialect(",", "\r\n", "\"", true, true);
    }

    @Serdeable
    record Schema(List<Field> fields, List<String> primaryKey, List<String> missingValues) {}

    @Serdeable
    record Field(
            String name,
            String type,
            String format,
            String description,
            @JsonProperty("description_en") String descriptionEn,
            Constraints constraints) {}

    @Serdeable
    record Constraints(boolean required) {}
}
