package fr.voix.parliament.texte;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.time.LocalDate;

/**
 * A reading of a bill, or another stage that its official dossier tells.
 *
 * @param rang its place in the official file
 * @param code the official one: {@code AN1} is the first reading in the Assemblée, {@code CMP} the joint committee
 * @param debutOn the first day of it that the file names; null for none, as below
 * @param finOn the last one
 * @param conclusion the last decision, in official words
 * @param scrutins uids of the roll-calls by which the Assemblée decided
 */
@MappedEntity("dossier_lecture")
public record Lecture(
        String dossierUid,
        int rang,
        String code,
        String libelle,
        @Nullable LocalDate debutOn,
        @Nullable LocalDate finOn,
        @Nullable String conclusion,
        @TypeDef(type = DataType.STRING_ARRAY) String[] scrutins) {}
