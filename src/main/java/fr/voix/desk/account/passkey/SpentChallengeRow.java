package fr.voix.desk.account.passkey;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/** One line of {@code spent_challenge}. */
@MappedEntity("spent_challenge")
record SpentChallengeRow(@Id byte[] nonce, Instant expiresAt) {}
