package fr.voix.petition.petition;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/**
 * A published rule, and why a petition that breaks it is refused.
 *
 * @param isHiding whether the petition itself is then not shown
 */
@MappedEntity("refusal_reason")
public record RefusalReason(
        @Id String code,
        String libelle,
        String libelleEn,
        String explanation,
        String explanationEn,
        boolean isHiding,
        boolean isRetired) {}
