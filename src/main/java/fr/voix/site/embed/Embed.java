package fr.voix.site.embed;

import io.micronaut.core.annotation.Nullable;

/**
 * Something of ours that can stand on another page.
 *
 * @param path of its embed
 * @param title what it is
 * @param frameTitle what the frame is called for those who do not see it
 * @param picture address of a picture of 1200 by 630, or null
 */
record Embed(
        String path,
        String title,
        String frameTitle,
        @Nullable String picture) {}
