package fr.voix.desk.account.totp;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/** One line of {@code moderator_totp}. */
@MappedEntity("moderator_totp")
record TotpRow(@Id int moderatorId, byte[] sealedSecret, Instant addedAt) {}
