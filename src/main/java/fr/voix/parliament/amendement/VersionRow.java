package fr.voix.parliament.amendement;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;

/** Which version of an amendement is stored. */
@Introspected
record VersionRow(
        String uid,
        long chronotag,
        @Nullable String dossierUid,
        byte[] fingerprint,
        @Nullable byte[] textSha256) {

    AmendementVersion toDomain() {
        return new AmendementVersion(chronotag, dossierUid, fingerprint, textSha256);
    }
}
