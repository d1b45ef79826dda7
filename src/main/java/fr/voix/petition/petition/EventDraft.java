package fr.voix.petition.petition;

import io.micronaut.core.annotation.Nullable;

/** What is to be written down of something that happens. */
public record EventDraft(
        EventKind kind,
        EventActor actor,
        @Nullable String code,
        @Nullable String note,
        @Nullable String noteEn) {

    public static EventDraft of(EventKind kind, EventActor actor) {
        return new EventDraft(kind, actor, null, null, null);
    }

    public static EventDraft of(EventKind kind, EventActor actor, String code) {
        return new EventDraft(kind, actor, code, null, null);
    }
}
