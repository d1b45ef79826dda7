package fr.voix.desk.theme;

import fr.voix.desk.page.SessionForm;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;

/**
 * One step up or down the list.
 *
 * @param direction {@code up} or {@code down}
 * @param place where the theme stood on the page
 */
@Serdeable
record ThemePlaceForm(
        @Nullable String direction,
        @Nullable Integer place,
        @Nullable String csrf) implements SessionForm {

    boolean isReadable() {
        return place != null && ("up".equals(direction) || "down".equals(direction));
    }
}
