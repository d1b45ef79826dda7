package fr.voix.petition.author;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;

/** Where an author said to live, and whether their own signature is counted. */
@Introspected
record AuthorRow(long petitionId, String country, @Nullable String departement, boolean hasSigned) {}
