package fr.voix.parliament.debat;

import fr.voix.parliament.debat.CompteRendu.Role;
import io.micronaut.core.annotation.Nullable;

/**
 * What somebody said on one amendement.
 *
 * @param compteRenduUid the official report
 * @param isDefence whether the amendement is defended with it, first of all
 */
public record Said(
        String compteRenduUid,
        String anchor,
        Role role,
        boolean isDefence,
        String nom,
        @Nullable String qualite,
        String extrait,
        @Nullable Avis avis) {

    /** Where it stands on the official site. */
    public String href() {
        return "https://www.assemblee-nationale.fr/dyn/"
                + compteRenduUid.replaceFirst(".*R\\dL(\\d+)S.*", "$1")
                + "/comptes-rendus/seance/" + compteRenduUid + "#" + anchor;
    }
}
