package fr.voix.texte;

import io.micronaut.core.annotation.Introspected;

/** Which version of a record is stored. */
@Introspected
record Fingerprint(String uid, byte[] fingerprint) {}
