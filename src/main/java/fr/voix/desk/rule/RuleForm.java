package fr.voix.desk.rule;

import fr.voix.desk.page.SessionForm;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;

/** A published rule in both languages; {@code retire} when it is not in use. */
@Serdeable
record RuleForm(
        @Nullable String libelle,
        @Nullable String libelleEn,
        @Nullable String explanation,
        @Nullable String explanationEn,
        @Nullable String retire,
        @Nullable String raison,
        @Nullable String csrf)
        implements SessionForm {}
