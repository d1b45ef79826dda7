package fr.voix.desk.queue;

import fr.voix.desk.page.SessionForm;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.ArrayList;
import java.util.List;

/**
 * A decision as the desk sends it.
 *
 * @param theme slugs of the boxes that were ticked
 * @param main slug of the main theme; without one the first box is it
 * @param version the latest decision that the page showed
 */
@Serdeable
public record ClassifyForm(
        @Nullable List<String> theme,
        @Nullable String main,
        @Nullable String reason,
        @Nullable Long version,
        @Nullable String csrf)
        implements SessionForm {

    public ClassifyForm {
        theme = theme == null ? List.of() : List.copyOf(theme);
    }

    /** The ticked themes, the main one first. */
    List<String> slugs() {
        return mainFirst(theme, main);
    }

    public static List<String> mainFirst(List<String> theme, String main) {
        var slugs = new ArrayList<>(theme);
        if (slugs.remove(main)) {
            slugs.addFirst(main);
        }
        return slugs;
    }
}
