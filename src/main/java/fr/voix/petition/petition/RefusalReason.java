package fr.voix.petition.petition;

/**
 * A published rule, and why a petition that breaks it is refused.
 *
 * @param isHiding whether the petition itself is then not shown
 */
public record RefusalReason(
        String code,
        String libelle,
        String libelleEn,
        String explanation,
        String explanationEn,
        boolean isHiding,
        boolean isRetired) {}
