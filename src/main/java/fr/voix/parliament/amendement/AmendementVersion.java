package fr.voix.parliament.amendement;

import fr.voix.parliament.texte.Official;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.util.Arrays;

/**
 * Which version of an amendement is stored.
 *
 * @param chronotag epoch milliseconds of the last official change
 * @param textSha256 of its text as pages show it; null for one without
 */
@Introspected
public record AmendementVersion(
        String uid,
        long chronotag,
        @Nullable String dossierUid,
        byte[] fingerprint,
        @Nullable byte[] textSha256) implements Official {

    /** Whether another text takes the place of the one that is stored. */
    public boolean isTextReplacedBy(Amendement fresh) {
        return textSha256 != null && !Arrays.equals(textSha256, fresh.textSha256());
    }
}
