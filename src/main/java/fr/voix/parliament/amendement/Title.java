package fr.voix.parliament.amendement;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;

/**
 * What an amendement asks, in one line that a stranger understands. It is derived by rule ({@code parliament.title}), never
 * invented.
 *
 * @param text in French
 * @param english what the structure alone says, in English; null where only the authors' French words say it
 */
@Serdeable
public record Title(String text, @Nullable String english, Origin origin) {

    /** Where the words come from. */
    public enum Origin {
        /** The official table of credits. */
        CREDITS,
        /** What the dispositif does to the texte. */
        DISPOSITIF,
        /** The authors' reasons, in their own words. */
        EXPOSE
    }
}
