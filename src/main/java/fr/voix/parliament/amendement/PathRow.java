package fr.voix.parliament.amendement;

import io.micronaut.core.annotation.Introspected;

/** Who has an address. */
@Introspected
record PathRow(String path, String uid) {}
