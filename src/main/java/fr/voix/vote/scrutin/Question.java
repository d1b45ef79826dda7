package fr.voix.vote.scrutin;

import io.micronaut.core.annotation.Introspected;

/**
 * The question of a Scrutin: the text of one amendement.
 *
 * @param textSha256 SHA-256 of the text shown, 32 bytes
 */
@Introspected
public record Question(String scrutinUid, byte[] textSha256) {}
