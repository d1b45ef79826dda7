package fr.voix.petition.petition;

import fr.voix.base.text.Language;
import io.micronaut.core.annotation.Nullable;
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
        boolean isRetired) {

    /** That another petition asks for the same: the refusal names it. */
    public static final String DUPLICATE = "doublon";

    private static final String REFERENCE = "petition-rule:";

    public String libelle(Language language) {
        return language == Language.FR ? libelle : libelleEn;
    }

    public String explanation(Language language) {
        return language == Language.FR ? explanation : explanationEn;
    }

    /** As the audit log names it. */
    public String reference() {
        return REFERENCE + code;
    }

    /** The code of the rule that the account means by that, or null. */
    @Nullable
    public static String codeOf(String reference) {
        return reference.startsWith(REFERENCE) ? reference.substring(REFERENCE.length()) : null;
    }
}
