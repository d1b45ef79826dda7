package fr.voix.desk.account.passkey;

import java.time.Instant;

/** A passkey as shown to its owner; {@code usedAt} is null when it was never used. */
public record Passkey(int id, String name, Instant addedAt, Instant usedAt) {}
