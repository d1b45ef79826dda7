package fr.voix.parliament.amendement;

import java.util.Arrays;

/**
 * Which version of an amendement is stored.
 *
 * @param chronotag epoch milliseconds of the last official change
 * @param fingerprint hash of the official file it was read from
 * @param textSha256 of its text as pages show it; null for one without
 */
public record AmendementVersion(long chronotag, String dossierUid, byte[] fingerprint, byte[] textSha256) {

    /** Whether another text takes the place of the one that is stored. */
    public boolean isTextReplacedBy(Amendement fresh) {
        return textSha256 != null
                && !Arrays.equals(
                        textSha256,
                        TexteAffiche.of(fresh).map(TexteAffiche::sha256).orElse(null));
    }
}
