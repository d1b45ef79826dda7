package fr.voix.amendement;

import io.micronaut.core.annotation.Introspected;

/** Who has an address. */
@Introspected
record PathRow(String path, String uid) {}
