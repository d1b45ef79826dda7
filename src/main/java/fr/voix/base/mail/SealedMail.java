package fr.voix.base.mail;

import fr.voix.base.text.Language;
import io.micronaut.core.annotation.Nullable;
import java.util.UUID;

/** A mail as the outbox keeps it: who gets it and what it says cannot be read with the database alone. */
record SealedMail(
        UUID id,
        String reference,
        Language language,
        byte[] recipient,
        byte[] letter,
        @Nullable UUID ownerKey) {}
