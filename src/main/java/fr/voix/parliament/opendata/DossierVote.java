package fr.voix.parliament.opendata;

import io.micronaut.core.annotation.Introspected;

/** A roll-call that a dossier's official file names. */
@Introspected
record DossierVote(String scrutinPublicUid, String dossierUid) {}
