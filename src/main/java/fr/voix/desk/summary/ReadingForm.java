package fr.voix.desk.summary;

import fr.voix.desk.page.SessionForm;
import fr.voix.desk.queue.ClassifyForm;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/** The themes that a second reader would have chosen. */
@Serdeable
record ReadingForm(
        @Nullable List<String> theme,
        @Nullable String main,
        @Nullable String csrf) implements SessionForm {

    ReadingForm {
        theme = theme == null ? List.of() : List.copyOf(theme);
    }

    /** The ticked themes, the main one first. */
    List<String> slugs() {
        return ClassifyForm.mainFirst(theme, main);
    }
}
