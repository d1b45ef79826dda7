package fr.voix.base.http;

import io.micronaut.core.annotation.Nullable;

/**
 * One page of a list of the API, and where the others are, as addresses below the origin.
 *
 * @param body what is written as JSON
 * @param prev null on the first page, and where a list cannot be read backwards
 * @param next null on the last page
 */
public record ApiPage(
        Object body,
        String first,
        @Nullable String prev,
        @Nullable String next) {}
