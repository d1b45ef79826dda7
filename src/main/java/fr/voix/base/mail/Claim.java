package fr.voix.base.mail;

import java.time.Instant;

/**
 * A mail that this instance sends, and nobody else, until it is done or the time is over: whoever is stopped in between has
 * lost nothing.
 *
 * @param heldUntil tells this claim from a later one
 */
record Claim(SealedMail mail, int attempts, Instant heldUntil) {}
