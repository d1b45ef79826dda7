package fr.voix.site.embed;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;

/**
 * The answer as oEmbed 1.0 names its parts.
 *
 * @param type {@code rich} with a frame, {@code link} where there is no room for one
 */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({
    "version",
    "type",
    "title",
    "provider_name",
    "provider_url",
    "cache_age",
    "thumbnail_url",
    "thumbnail_width",
    "thumbnail_height",
    "html",
    "width",
    "height"
})
record OembedJson(
        String version,
        String type,
        String title,
        @JsonProperty("provider_name") String providerName,
        @JsonProperty("provider_url") String providerUrl,
        @JsonProperty("cache_age") int cacheAge,
        @Nullable @JsonProperty("thumbnail_url") String thumbnailUrl,
        @Nullable @JsonProperty("thumbnail_width") Integer thumbnailWidth,
        @Nullable @JsonProperty("thumbnail_height") Integer thumbnailHeight,
        @Nullable String html,
        @Nullable Integer width,
        @Nullable Integer height) {}
