package fr.voix.desk.mail;

import fr.voix.desk.page.SessionForm;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.UUID;

/** @param envoi the letter to send again; all that were given up without one */
@Serdeable
record MailResendForm(@Nullable UUID envoi, @Nullable String csrf) implements SessionForm {}
