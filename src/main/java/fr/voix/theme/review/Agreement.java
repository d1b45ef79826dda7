package fr.voix.theme.review;

import io.micronaut.core.annotation.Introspected;

/** How far second readings agree with the decisions that they looked at. */
@Introspected
public record Agreement(long read, long sameMain, long sameSet) {}
