package fr.voix.petition.signature;

import fr.voix.base.text.Language;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.UUID;

/** A signature that is asked for, as it is stored. */
record NewSignatureRow(
        SignatureId id,
        UUID addressKey,
        UUID nameKey,
        SignatureRole role,
        byte[] name,
        byte[] address,
        Language language,
        String country,
        @Nullable String departement,
        boolean isNamePublic,
        boolean wantsNews,
        Instant askedAt) {}
