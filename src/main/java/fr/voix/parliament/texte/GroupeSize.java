package fr.voix.parliament.texte;

import io.micronaut.core.annotation.Introspected;

/** How many are in a group now. */
@Introspected
record GroupeSize(String groupeUid, long members) {}
