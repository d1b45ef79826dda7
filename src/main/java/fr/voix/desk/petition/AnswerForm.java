package fr.voix.desk.petition;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;

/** An answer or a debate, as a moderator typed it. */
@Serdeable
record AnswerForm(
        @Nullable String genre,
        @Nullable String auteur,
        @Nullable String date,
        @Nullable String reponse,
        @Nullable String reponseEn,
        @Nullable String liens,
        @Nullable String take,
        @Nullable String csrf)
        implements PetitionActForm {}
