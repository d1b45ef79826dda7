package fr.voix.desk.rule;

import fr.voix.base.answer.PublicVersion;
import fr.voix.base.audit.Act;
import fr.voix.base.audit.Actor;
import fr.voix.base.audit.AuditService;
import fr.voix.base.database.Transactions;
import fr.voix.petition.petition.RefusalReason;
import fr.voix.petition.petition.RefusalReasonService;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Changes the text of published rules, retires and restores them. */
@Singleton
record RuleRevision(
        RefusalReasonService reasons, PublicVersion publicVersion, AuditService audit, Transactions transactions) {

    /** @return false when no rule has that code */
    boolean change(RefusalReason rule, String why, Actor actor) {
        return transactions.write(() -> {
            Optional<RefusalReason> before = reasons.change(rule);
            if (before.isPresent() && !before.get().equals(rule)) {
                publicVersion.bump();
                audit.append(
                        actor,
                        act(before.get(), rule),
                        rule.reference(),
                        parts(before.get(), rule),
                        parts(rule, before.get()),
                        why);
            }
            return before.isPresent();
        });
    }

    private static Act act(RefusalReason before, RefusalReason after) {
        if (before.isRetired() == after.isRetired()) {
            return Act.PETITION_RULE_CHANGE;
        }
        return after.isRetired() ? Act.PETITION_RULE_RETIRE : Act.PETITION_RULE_RESTORE;
    }

    private static Map<String, Object> parts(RefusalReason one, RefusalReason other) {
        var parts = new LinkedHashMap<String, Object>();
        put(parts, "libelle", one.libelle(), other.libelle());
        put(parts, "libelleEn", one.libelleEn(), other.libelleEn());
        put(parts, "explanation", one.explanation(), other.explanation());
        put(parts, "explanationEn", one.explanationEn(), other.explanationEn());
        put(parts, "state", one.isRetired() ? "rule-retired" : "in-use", other.isRetired() ? "rule-retired" : "in-use");
        return parts;
    }

    private static void put(Map<String, Object> parts, String name, String value, String other) {
        if (!value.equals(other)) {
            parts.put(name, value);
        }
    }
}
