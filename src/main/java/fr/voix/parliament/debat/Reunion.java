package fr.voix.parliament.debat;

import fr.voix.parliament.texte.Official;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.List;

/**
 * A sitting of the Assemblée or a meeting of one of its committees. Who was there is not read.
 *
 * @param isHeld false once it was called off
 * @param isEventuelle whether it is not sure yet
 */
public record Reunion(
        String uid,
        Instant debutAt,
        boolean isSeance,
        @Nullable String organeUid,
        boolean isHeld,
        boolean isEventuelle,
        List<Point> points,
        byte[] fingerprint)
        implements Official {

    /**
     * What is on its agenda; what was struck from it is not.
     *
     * @param objet the official sentence
     * @param isDebat whether a bill is debated
     * @param dossierUids of the bills, where the file names them
     */
    public record Point(String objet, boolean isDebat, boolean isEventuel, List<String> dossierUids) {}
}
