package fr.voix.parliament.rollcall;

import io.micronaut.core.annotation.Introspected;

/** A roll-call on a dossier, and whether it decided one of its amendements. */
@Introspected
record DossierRollCall(String scrutinPublicUid, boolean isOnAmendement) {}
