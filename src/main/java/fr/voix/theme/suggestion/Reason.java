package fr.voix.theme.suggestion;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/** Why a theme is suggested: values, which a page puts into its own language. Stored as JSON. */
@Serdeable
public record Reason(Kind kind, List<String> values) {

    /** Names are stored: new ones may be added, but none may change. */
    public enum Kind {
        /** The budget mission: its code, e.g. {@code AB}, and its official name. */
        MISSION,
        /** The code that it changes, e.g. « code de la santé publique »: its French name. */
        CODE,
        /** The committee that examines it, by its official prefix, e.g. {@code CION_DEF}. */
        COMMITTEE,
        /** It is in the first part of a budget bill, on revenue; no value. */
        BUDGET_REVENUE,
        /** The title of the texte or dossier, and a word of it as written. */
        DOSSIER,
        /** Words of its text that name the subject by our list, the strongest first. */
        SUBJECT,
        /** Words of its text in common with decided texts, the strongest first. */
        WORDS,
        /** Uids of scrutins with this theme and a similar text, the most similar first. */
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
