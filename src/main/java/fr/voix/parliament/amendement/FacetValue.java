package fr.voix.parliament.amendement;

import io.micronaut.core.annotation.Nullable;

/**
 * A value by which the list can be narrowed, because amendements have it.
 *
 * @param label what official files call it; null where they do not
 */
public record FacetValue(
        Facet facet, String value, @Nullable String label, long amendements) {}
