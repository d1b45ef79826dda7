package fr.voix.desk.queue;

import fr.voix.desk.page.SessionForm;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;

/**
 * Asks for what stood before a decision.
 *
 * @param decision its number
 * @param version the latest decision that the page showed
 */
@Serdeable
record RestoreForm(
        @Nullable Long decision,
        @Nullable Long version,
        @Nullable String csrf) implements SessionForm {}
