package fr.voix.desk.theme;

import fr.voix.desk.page.SessionForm;
import fr.voix.theme.theme.ThemeDraft;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;

/** What a colleague typed about a theme. {@code version}: of the theme that the page showed; null for a new one. */
@Serdeable
record ThemeForm(
        @Nullable String libelle,
        @Nullable String libelleEn,
        @Nullable String description,
        @Nullable String descriptionEn,
        @Nullable String reason,
        @Nullable Integer version,
        @Nullable String csrf)
        implements SessionForm {

    ThemeDraft draft() {
        return new ThemeDraft(libelle, libelleEn, description, descriptionEn, reason);
    }
}
