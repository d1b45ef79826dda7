package fr.voix.parliament.texte;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.MappedEntity;
import java.time.LocalDate;

/**
 * A time that somebody spent in the Assemblée, a group or a permanent committee.
 *
 * @param rang its place in the official file
 * @param organeUid null where the official file names none
 * @param finOn null while it lasts
 */
@MappedEntity("acteur_mandat")
public record Mandat(
        String acteurUid,
        int rang,
        Type type,
        @Nullable String organeUid,
        LocalDate debutOn,
        @Nullable LocalDate finOn) {

    /** The official {@code typeOrgane}. */
    public enum Type {
        ASSEMBLEE,
        /** A parliamentary group. */
        GP,
        /** A permanent committee. */
        COMPER
    }
}
