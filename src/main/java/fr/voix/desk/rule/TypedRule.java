package fr.voix.desk.rule;

import fr.voix.base.audit.AuditService;
import fr.voix.desk.petition.PublicText;
import fr.voix.petition.petition.RefusalReason;
import io.micronaut.core.annotation.Nullable;

/** Whether a rule can be published as it was typed. */
final class TypedRule {

    static final int LONGEST_LIBELLE = 150;
    static final int LONGEST_EXPLANATION = 1000;

    private TypedRule() {}

    /** The field that does not do, or null. */
    @Nullable
    static String flaw(RefusalReason rule, @Nullable String why) {
        if (isUnfit(rule.libelle(), LONGEST_LIBELLE)) {
            return "libelle";
        }
        if (isUnfit(rule.libelleEn(), LONGEST_LIBELLE)) {
            return "libelleEn";
        }
        if (isUnfit(rule.explanation(), LONGEST_EXPLANATION)) {
            return "explanation";
        }
        if (isUnfit(rule.explanationEn(), LONGEST_EXPLANATION)) {
            return "explanationEn";
        }
        String reason = PublicText.clean(why);
        return reason == null || isUnfit(reason, AuditService.LONGEST_REASON) ? "raison" : null;
    }

    private static boolean isUnfit(String text, int longest) {
        return text.isEmpty() || text.length() > longest || PublicText.isUnwritable(text);
    }
}
