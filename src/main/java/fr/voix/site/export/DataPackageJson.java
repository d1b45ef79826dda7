package fr.voix.site.export;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.core.annotation.Nullable;
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
@JsonInclude(JsonInclude.Include.NON_NULL)
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

    DataPackageJson {
        if (resources == null) {
            throw new IllegalArgumentException("No files are described");
        }
    }

    DataPackageJson with(List<Resource> others) {
        return new DataPackageJson(
                profile,
                name,
                title,
                titleEn,
                description,
                descriptionEn,
                homepage,
                version,
                created,
                avertissement,
                avertissementEn,
                size,
                licenses,
                sources,
                List.copyOf(others));
    }

    @Serdeable
    record License(String name, String path, String title) {}

    @Serdeable
    record Source(String title, String path) {}

    /**
     * One file.
     *
     * @param profile says of CSV that it is a table
     * @param dialect of CSV alone
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
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
            @Nullable String encoding,
            @Nullable String compression,
            long bytes,
            String hash,
            long rows,
            @Nullable Dialect dialect,
            Schema schema) {

        Resource with(String sha256, long newBytes, long newRows) {
            return new Resource(
                    name,
                    profile,
                    path,
                    title,
                    titleEn,
                    description,
                    descriptionEn,
                    format,
                    mediatype,
                    encoding,
                    compression,
                    newBytes,
                    "sha256:" + sha256,
                    newRows,
                    dialect,
                    schema);
        }
    }

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
