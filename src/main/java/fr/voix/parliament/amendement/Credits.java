package fr.voix.parliament.amendement;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/**
 * The table of a budget amendement, which stands in the place of a dispositif. Amounts are signed whole euros.
 *
 * @param totalAe balance of the authorisations of commitment (autorisations d'engagement)
 * @param totalCp balance of the payments (crédits de paiement)
 */
@Serdeable
public record Credits(List<Programme> programmes, long totalAe, long totalCp) {

    /** Stored JSON leaves empty lists out. */
    public Credits {
        programmes = programmes == null ? List.of() : List.copyOf(programmes);
    }

    /**
     * One programme of the mission.
     *
     * @param action {@code modification}, {@code création} or {@code suppression}; null for amending budgets
     */
    @Serdeable
    public record Programme(String libelle, String action, long ae, long cp, List<Ligne> lignes) {

        /** Stored JSON leaves empty lists out. */
        public Programme {
            lignes = lignes == null ? List.of() : List.copyOf(lignes);
        }
    }

    /** A detail of a programme, such as « dont titre 2 ». */
    @Serdeable
    public record Ligne(String libelle, long ae, long cp) {}
}
