package fr.voix.desk.account.recovery;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** One line of {@code moderator_recovery_code}. */
@MappedEntity("moderator_recovery_code")
record RecoveryCodeRow(@Id byte[] codeHash, int moderatorId) {}
