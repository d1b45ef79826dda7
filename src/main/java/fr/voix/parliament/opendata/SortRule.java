package fr.voix.parliament.opendata;

import fr.voix.parliament.amendement.Sort;

/** What became of an amendement, from the three official fields that speak of it. */
final class SortRule {

    private SortRule() {}

    /**
     * The outcome in the debate if there is one, else what the stage says.
     *
     * @param etatCode official code of the stage; the list is open
     * @param sortLibelle official wording of the outcome, or null
     */
    static Sort of(String etatCode, String sortLibelle) {
        if (sortLibelle != null) {
            return ofLibelle(sortLibelle);
        }
        return switch (etatCode) {
            case "RT" -> Sort.RETIRE;
            case "AC" -> Sort.A_DISCUTER;
            case "ET" -> Sort.EN_TRAITEMENT;
            case "effacé" -> Sort.EFFACE;
            default -> etatCode.startsWith("IR") ? Sort.IRRECEVABLE : Sort.INCONNU;
        };
    }

    private static Sort ofLibelle(String libelle) {
        return switch (libelle) {
            case "Adopté" -> Sort.ADOPTE;
            case "Rejeté" -> Sort.REJETE;
            case "Tombé" -> Sort.TOMBE;
            case "Non soutenu" -> Sort.NON_SOUTENU;
            case "Retiré" -> Sort.RETIRE;
            default -> Sort.INCONNU;
        };
    }
}
