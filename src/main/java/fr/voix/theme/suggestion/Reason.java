package fr.voix.theme.suggestion;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/** Why a theme is suggested: values, so that a page can say it in its own language. Stored as it is. */
@Serdeable
public record Reason(Kind kind, List<String> values) {

    /** Stored: a name may be added, none changed. */
    public enum Kind {
        /** The budget mission it belongs to: its code, e.g. {@code AB}, and its official name. */
        MISSION,
        /** The code that it modifies, e.g. « code de la santé publique »: a name, in French. */
        CODE,
        /** The committee that examines it, by its official prefix, e.g. {@code CION_DEF}. */
        COMMITTEE,
        /** It belongs to the first part of a budget bill, which is about revenue; no value. */
        BUDGET_REVENUE,
        /** The title of the texte or dossier, and a word of it, as it stands there. */
        DOSSIER,
        /** Words that name the subject by a list that people keep, as they stand in its text, the most telling first. */
        SUBJECT,
        /** Words that it shares with what moderators classified so, as they stand in its text, the most telling first. */
        WORDS,
        /** The uids of scrutins that moderators classified so and whose text is near, the nearest first. */
        SIMILAR_DECISIONS
    }

    /** Stored JSON leaves empty lists out. */
    public Reason {
        values = values == null ? List.of() : List.copyOf(values);
    }

    static Reason of(Kind kind, String... values) {
        return new Reason(kind, List.of(values));
    }
}
