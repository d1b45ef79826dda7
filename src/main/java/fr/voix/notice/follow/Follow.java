package fr.voix.notice.follow;

import fr.voix.base.text.Language;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A reader's wish to hear of something.
 *
 * @param address sealed
 * @param askedAt null once it is confirmed
 * @param mails how many letters asked for the confirmation
 * @param confirmedOn null until then
 * @param lastSentUntil what happened until then was told, or was nothing; null until it is confirmed
 */
@MappedEntity("follow")
record Follow(
        @Id UUID id,
        SubjectKind kind,
        String key,
        byte[] address,
        Language language,
        Frequency frequency,
        @Nullable Instant askedAt,
        int mails,
        @Nullable LocalDate confirmedOn,
        @Nullable Instant lastSentUntil) {

    Followed subject() {
        return new Followed(kind, key);
    }

    boolean isConfirmed() {
        return confirmedOn != null;
    }

    /** Whose letters about it are. */
    String owner() {
        return owner(id);
    }

    static String owner(UUID id) {
        return "follow/" + id;
    }

    @Override
    public String toString() {
        return "Follow[…]";
    }
}
