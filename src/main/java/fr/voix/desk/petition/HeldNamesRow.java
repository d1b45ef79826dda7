package fr.voix.desk.petition;

import io.micronaut.core.annotation.Introspected;

/** How many names of signatories of a petition wait for a moderator. */
@Introspected
record HeldNamesRow(long petitionId, long names) {}
