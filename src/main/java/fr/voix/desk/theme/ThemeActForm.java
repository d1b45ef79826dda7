package fr.voix.desk.theme;

import fr.voix.desk.page.SessionForm;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;

/**
 * A merge, a retirement or a return, confirmed.
 *
 * @param into number of the theme that takes over, for a merge
 * @param version of the theme that the page showed
 */
@Serdeable
record ThemeActForm(
        @Nullable Integer into,
        @Nullable String reason,
        @Nullable Integer version,
        @Nullable String csrf) implements SessionForm {}
