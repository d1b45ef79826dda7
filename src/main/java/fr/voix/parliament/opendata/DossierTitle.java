package fr.voix.parliament.opendata;

import io.micronaut.core.annotation.Introspected;

/** What a bill is called somewhere. */
@Introspected
record DossierTitle(String dossierUid, String titre) {}
