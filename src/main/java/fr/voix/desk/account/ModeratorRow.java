package fr.voix.desk.account;

import fr.voix.base.text.Language;
import fr.voix.desk.account.passkey.PasskeyOwner;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code moderator}. */
@MappedEntity("moderator")
record ModeratorRow(
        @Id int moderatorId,
        String mail,
        String role,
        @Nullable String passwordHash,
        @Nullable Instant activatedAt,
        @Nullable Instant suspendedAt,
        UUID userHandle,
        String language) {

    /** Whether its owner may sign in. */
    boolean isInUse() {
        return activatedAt != null && suspendedAt == null;
    }

    /** The language of mails. */
    Language spoken() {
        return Language.ofCode(language);
    }

    Moderator toDomain() {
        return new Moderator(moderatorId, mail, Role.valueOf(role));
    }

    PasskeyOwner owner() {
        return new PasskeyOwner(moderatorId, userHandle, mail);
    }
}
