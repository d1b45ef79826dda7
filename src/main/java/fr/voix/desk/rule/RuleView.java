package fr.voix.desk.rule;

import static java.util.Objects.requireNonNullElse;

import fr.voix.base.audit.AuditService;
import fr.voix.base.text.Messages;
import fr.voix.desk.account.Account;
import fr.voix.desk.page.SessionForm;
import fr.voix.desk.petition.PetitionQueueView;
import fr.voix.desk.petition.PublicText;
import fr.voix.petition.petition.RefusalReason;
import fr.voix.petition.petition.RefusalReasonService;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Prepares the page of published rules. */
@Singleton
record RuleView(RefusalReasonService reasons) {

    private static final int LONGEST_LIBELLE = 150;
    private static final int LONGEST_EXPLANATION = 1000;

    /** A rejected form: its rule, its content, and the faulty field. */
    record Rejected(String code, RuleForm typed, String field) {}

    Optional<RefusalReason> read(String code, RuleForm form) {
        return reasons.find(code)
                .map(rule -> new RefusalReason(
                        code,
                        clean(form.libelle()),
                        clean(form.libelleEn()),
                        clean(form.explanation()),
                        clean(form.explanationEn()),
                        rule.isHiding(),
                        form.retire() != null));
    }

    /** The faulty field, or null. */
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

    private static String clean(@Nullable String typed) {
        return requireNonNullElse(PublicText.clean(typed), "").replaceAll("\\s+", " ");
    }

    RulesDeskPage page(Messages words, Account account, boolean isDone, @Nullable Rejected rejected) {
        return new RulesDeskPage(
                account.frame(words, words.t("petitiondesk.rules.title"), PetitionQueueView.RULES),
                isDone ? words.t("petitiondesk.rules.done") : null,
                rejected == null
                        ? null
                        : new RulesDeskPage.Refusal(
                                "#" + rejected.code() + "-" + rejected.field(), error(words, rejected.field())),
                reasons.listAll().stream()
                        .map(rule -> rejected != null && rejected.code().equals(rule.code())
                                ? typed(words, rule, rejected)
                                : stored(words, rule))
                        .toList());
    }

    private static RulesDeskPage.Rule stored(Messages words, RefusalReason rule) {
        return new RulesDeskPage.Rule(
                rule.code(),
                rule.libelle(words.language()),
                rule.libelle(),
                rule.libelleEn(),
                rule.explanation(),
                rule.explanationEn(),
                rule.isHiding(),
                rule.isRetired(),
                "",
                null,
                null,
                false);
    }

    private static RulesDeskPage.Rule typed(Messages words, RefusalReason rule, Rejected rejected) {
        RuleForm form = rejected.typed();
        return new RulesDeskPage.Rule(
                rule.code(),
                rule.libelle(words.language()),
                requireNonNullElse(form.libelle(), ""),
                requireNonNullElse(form.libelleEn(), ""),
                requireNonNullElse(form.explanation(), ""),
                requireNonNullElse(form.explanationEn(), ""),
                rule.isHiding(),
                form.retire() != null,
                requireNonNullElse(form.raison(), ""),
                rejected.field(),
                error(words, rejected.field()),
                true);
    }

    private static String error(Messages words, String field) {
        return words.t("petitiondesk.rules.error." + field);
    }

    /** A published rule in both languages; {@code retire} is set when it is not in use. */
    @Serdeable
    record RuleForm(
            @Nullable String libelle,
            @Nullable String libelleEn,
            @Nullable String explanation,
            @Nullable String explanationEn,
            @Nullable String retire,
            @Nullable String raison,
            @Nullable String csrf)
            implements SessionForm {}
}
