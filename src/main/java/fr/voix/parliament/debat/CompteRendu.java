package fr.voix.parliament.debat;

import fr.voix.parliament.texte.Official;
import io.micronaut.core.annotation.Nullable;
import java.util.List;

/**
 * The official report of a sitting: only what was said on amendements.
 *
 * @param seanceRef the sitting, as amendements name it
 * @param unknown how many kinds of elements and paragraphs of the file were not known
 */
public record CompteRendu(
        String uid, String seanceRef, int unknown, List<Intervention> interventions, byte[] fingerprint)
        implements Official {

    /**
     * What one person said at a stretch.
     *
     * @param rang its place in the sitting
     * @param anchor where it stands on the official page of the sitting
     * @param nom as the report has it: « M. Ugo Bernalicis »
     * @param qualite as the report has it: « rapporteur »; null for none
     * @param extrait the first words
     * @param avis null where it is none, or not said plainly
     * @param numeros the amendements that it is about, without the prefix of a part of the budget
     * @param soutenus those among them that it defends, first of all
     * @param textes numbers of the bill; empty where the report names none
     */
    public record Intervention(
            int rang,
            String anchor,
            Role role,
            String nom,
            String acteurUid,
            @Nullable String qualite,
            String extrait,
            @Nullable Avis avis,
            List<Integer> numeros,
            List<Integer> soutenus,
            List<String> textes) {}

    /** For whom somebody speaks. */
    public enum Role {
        ORATEUR,
        COMMISSION,
        GOUVERNEMENT
    }
}
