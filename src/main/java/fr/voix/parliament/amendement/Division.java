package fr.voix.parliament.amendement;

import io.micronaut.core.annotation.Nullable;

/**
 * A place in a bill, as official files name it, and how many amendements apply there.
 *
 * @param key what an address calls it: {@link Facet#ARTICLE}
 * @param adopted of these
 */
public record Division(
        String key,
        @Nullable String titre,
        @Nullable String designation,
        @Nullable String position,
        long amendements,
        long adopted) {}
