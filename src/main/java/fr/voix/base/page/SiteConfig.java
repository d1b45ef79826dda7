package fr.voix.base.page;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Nullable;

/**
 * Who runs this installation, for the legal notice. Missing values are not shown.
 *
 * @param publisher name and address of the publisher
 * @param contact an e-mail or postal address
 * @param host name and address of the hosting company
 * @param sourceUrl where the source code of this installation can be had
 */
@ConfigurationProperties("voix.site")
public record SiteConfig(
        @Nullable String publisher,
        @Nullable String contact,
        @Nullable String host,
        @Nullable String sourceUrl) {}
