package fr.voix.desk.account;

import fr.voix.base.text.Language;
import fr.voix.desk.account.passkey.PasskeyOwner;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/** One line of {@code moderator}. */
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

    /** Whether its owner may come in. */
    boolean isInUse() {
        return activatedAt != null && suspendedAt == null;
    }

    /** In which language letters are. */
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
