package fr.voix.texte;

import io.micronaut.core.annotation.Introspected;

/** Which version of a record is stored. */
@Introspected
record FingerprintRow(String uid, byte[] fingerprint) {}
