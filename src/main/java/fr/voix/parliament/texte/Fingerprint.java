package fr.voix.parliament.texte;

import io.micronaut.core.annotation.Introspected;

/** Which version of a record is stored. */
@Introspected
public record Fingerprint(String uid, byte[] fingerprint) {}
