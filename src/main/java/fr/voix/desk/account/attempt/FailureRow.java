package fr.voix.desk.account.attempt;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/** One line of {@code sign_in_failure}. */
@MappedEntity("sign_in_failure")
record FailureRow(@Id byte[] keyHash, int failures, Instant lastAt, Instant pausedUntil) {}
