package fr.voix.base.http;

import io.micronaut.core.annotation.Nullable;

/**
 * One page of a list of the API, with the addresses of other pages, as paths below the origin.
 *
 * @param body written as JSON
 * @param prev null on the first page, and where the list cannot be read backwards
 * @param next null on the last page
 */
public record ApiPage(
        Object body,
        String first,
        @Nullable String prev,
        @Nullable String next) {}
