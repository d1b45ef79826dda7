package fr.voix.parliament.debat;

import fr.voix.parliament.debat.CompteRendu.Role;
import io.micronaut.core.annotation.Nullable;

/**
 * What somebody said on one amendement.
 *
 * @param compteRenduUid the official report
 * @param isDefence whether the amendement is defended with it, first of all
 * @param slug of who says it; null unless it is a deputy that is known
 */
public record Said(
        String compteRenduUid,
        String anchor,
        Role role,
        boolean isDefence,
        String nom,
        @Nullable String qualite,
        String extrait,
        @Nullable Avis avis,
        @Nullable String slug) {

    /** Where it stands on the official site. */
    public String href() {
        return "https://www.assemblee-nationale.fr/dyn/"
                + compteRenduUid.replaceFirst(".*R\\dL(\\d+)S.*", "$1")
                + "/comptes-rendus/seance/" + compteRenduUid + "#" + anchor;
    }
}
