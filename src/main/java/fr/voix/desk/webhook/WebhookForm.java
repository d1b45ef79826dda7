package fr.voix.desk.webhook;

import fr.voix.desk.page.SessionForm;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/**
 * A new receiver as its page sends it.
 *
 * @param evenement keys of the boxes that were ticked
 * @param seuils numbers, separated by commas or line ends
 */
@Serdeable
record WebhookForm(
        @Nullable String url,
        @Nullable String description,
        @Nullable List<String> evenement,
        @Nullable String seuils,
        @Nullable String csrf)
        implements SessionForm {

    WebhookForm {
        url = url == null ? "" : url;
        description = description == null ? "" : description;
        evenement = evenement == null ? List.of() : List.copyOf(evenement);
        seuils = seuils == null ? "" : seuils;
    }
}
