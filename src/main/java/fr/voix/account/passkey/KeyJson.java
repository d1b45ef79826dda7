package fr.voix.account.passkey;

import io.micronaut.serde.annotation.Serdeable;

/** A known passkey, as WebAuthn names it. */
@Serdeable
record KeyJson(String type, String id) {}
