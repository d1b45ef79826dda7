package fr.voix.site.api;

import fr.voix.base.http.ApiObject;
import fr.voix.parliament.amendement.Credits;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * The table of a budget amendement, which stands in the place of a dispositif. Amounts are signed whole euros.
 *
 * @param programmes of the mission
 * @param totalAe balance of the authorisations of commitment (autorisations d'engagement)
 * @param totalCp balance of the payments (crédits de paiement)
 */
@ApiObject("Credits")
record CreditsJson(List<ProgrammeJson> programmes, long totalAe, long totalCp) {

    /**
     * One programme of the mission.
     *
     * @param libelle its name
     * @param action {@code modification}, {@code création} or {@code suppression}; null for amending budgets
     * @param ae authorisations of commitment
     * @param cp payments
     * @param lignes details
     */
    @ApiObject("Programme")
    record ProgrammeJson(String libelle, @Nullable String action, long ae, long cp, List<LigneJson> lignes) {}

    /**
     * A detail of a programme, such as « dont titre 2 ».
     *
     * @param libelle its name
     * @param ae authorisations of commitment
     * @param cp payments
     */
    @Serdeable
    @Schema(name = "Ligne")
    record LigneJson(String libelle, long ae, long cp) {}

    @Nullable
    static CreditsJson of(@Nullable Credits credits) {
        return credits == null
                ? null
                : new CreditsJson(
                        credits.programmes().stream().map(CreditsJson::of).toList(),
                        credits.totalAe(),
                        credits.totalCp());
    }

    private static ProgrammeJson of(Credits.Programme programme) {
        return new ProgrammeJson(
                programme.libelle(),
                programme.action(),
                programme.ae(),
                programme.cp(),
                programme.lignes().stream()
                        .map(ligne -> new LigneJson(ligne.libelle(), ligne.ae(), ligne.cp()))
                        .toList());
    }
}
