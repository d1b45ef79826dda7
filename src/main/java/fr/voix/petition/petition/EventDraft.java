package fr.voix.petition.petition;

import io.micronaut.core.annotation.Nullable;

/** What is to be written down of something that happens. */
public record EventDraft(
        EventKind kind,
        EventActor actor,
        @Nullable String code,
        @Nullable String note,
        @Nullable String noteEn,
        @Nullable Long existingId) {

    public static EventDraft of(EventKind kind, EventActor actor) {
        return new EventDraft(kind, actor, null, null, null, null);
    }

    /** Also names the petition that exists. */
    public EventDraft beside(@Nullable Long existing) {
        return new EventDraft(kind, actor, code, note, noteEn, existing);
    }

    public static EventDraft of(EventKind kind, EventActor actor, String code) {
        return new EventDraft(kind, actor, code, null, null, null);
    }
}
