package fr.voix.desk.account.passkey;

import java.time.Instant;

/** A passkey as its owner sees it; {@code usedAt} is null for one that was never used. */
public record Passkey(int id, String name, Instant addedAt, Instant usedAt) {}
