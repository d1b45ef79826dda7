package fr.voix.petition.petition;

import fr.voix.base.text.Language;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * One thing that happened to a petition.
 *
 * @param number from 1 on, in the order in which things happened
 * @param before null for the first one
 * @param code a refusal's reason, or a threshold
 * @param note what moderators say beside it, in French
 * @param noteEn the same in English; may be missing
 * @param existingId the petition that asked for the same before, of a refusal for that reason and when it is handed over
 */
@MappedEntity("petition_event")
public record PetitionEvent(
        long petitionId,
        int number,
        EventKind kind,
        @Nullable PetitionState before,
        PetitionState after,
        EventActor actor,
        Instant at,
        @Nullable String code,
        @Nullable String note,
        @Nullable String noteEn,
        @Nullable Long existingId) {

    /** What moderators say beside it, in this language or in French; null where they say nothing. */
    @Nullable
    public String said(Language language) {
        return saidIn(language) == Language.EN ? noteEn : note;
    }

    public Language saidIn(Language language) {
        return noteEn == null ? Language.FR : language;
    }
}
