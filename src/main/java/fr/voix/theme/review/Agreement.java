package fr.voix.theme.review;

import io.micronaut.core.annotation.Introspected;

/**
 * How far second readings agree with the decisions that they looked at.
 *
 * @param read how many
 * @param sameMain with the same main theme
 * @param sameSet with the same themes
 */
@Introspected
public record Agreement(long read, long sameMain, long sameSet) {}
