package fr.voix.petition.petition;

import io.micronaut.core.annotation.Introspected;

/**
 * A published rule, and why a petition that breaks it is refused.
 *
 * @param isHiding whether the petition itself is then not shown
 */
@Introspected
public record RefusalReason(
        String code,
        String libelle,
        String libelleEn,
        String explanation,
        String explanationEn,
        boolean isHiding,
        boolean isRetired) {}
