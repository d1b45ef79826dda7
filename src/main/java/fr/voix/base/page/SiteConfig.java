package fr.voix.base.page;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Nullable;

/**
 * Who runs this installation, for the legal notice. What is not set is not shown, and nothing is invented in its place.
 *
 * @param publisher name and address of the publisher
 * @param contact an e-mail address or where to write
 * @param host name and address of the hosting company
 * @param sourceUrl where the source code of what runs here can be had
 */
@ConfigurationProperties("voix.site")
public record SiteConfig(
        @Nullable String publisher,
        @Nullable String contact,
        @Nullable String host,
        @Nullable String sourceUrl) {}
