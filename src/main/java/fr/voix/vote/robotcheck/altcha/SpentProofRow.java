package fr.voix.vote.robotcheck.altcha;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/** A proof that has bought its pass. */
@MappedEntity("spent_proof")
record SpentProofRow(@Id byte[] nonce, Instant expiresAt) {}
