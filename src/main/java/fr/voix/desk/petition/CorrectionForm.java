package fr.voix.desk.petition;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;

/**
 * Another wording, {@code accord} with the author’s agreement; {@code retenue} when nobody is to read the former one.
 *
 * @param version of the text that stood there when this one was typed
 */
@Serdeable
record CorrectionForm(
        @Nullable String version,
        @Nullable String titre,
        @Nullable String demande,
        @Nullable String motifs,
        @Nullable String sources,
        @Nullable String accord,
        @Nullable String retenue,
        @Nullable String texte,
        @Nullable String texteEn,
        @Nullable String take,
        @Nullable String csrf)
        implements PetitionActForm {}
