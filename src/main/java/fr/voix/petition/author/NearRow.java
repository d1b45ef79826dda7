package fr.voix.petition.author;

import io.micronaut.core.annotation.Introspected;

/** A petition that looks like one that is being written. */
@Introspected
record NearRow(long id, String titre, String state) {}
