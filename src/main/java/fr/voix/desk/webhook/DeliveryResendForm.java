package fr.voix.desk.webhook;

import fr.voix.desk.page.SessionForm;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;

/** @param envoi the message to send again; all that were given up without one */
@Serdeable
record DeliveryResendForm(@Nullable Long envoi, @Nullable String csrf) implements SessionForm {}
