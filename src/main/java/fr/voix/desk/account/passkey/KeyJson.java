package fr.voix.desk.account.passkey;

import io.micronaut.serde.annotation.Serdeable;

/** A known passkey, as WebAuthn names it. */
@Serdeable
record KeyJson(String type, String id) {}
