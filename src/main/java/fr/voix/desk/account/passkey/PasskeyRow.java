package fr.voix.desk.account.passkey;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/** One line of {@code moderator_passkey}, with the handle of its account. */
@MappedEntity("moderator_passkey")
record PasskeyRow(
        @Id int passkeyId,
        int moderatorId,
        UUID userHandle,
        byte[] credentialId,
        byte[] credential,
        long signCount,
        boolean isBackupEligible,
        boolean isBackedUp,
        String name,
        Instant addedAt,
        @Nullable Instant usedAt) {

    Passkey toDomain() {
        return new Passkey(passkeyId, name, addedAt, usedAt);
    }
}
