package fr.voix.desk.rule;

import fr.voix.base.page.Frame;
import io.micronaut.core.annotation.Nullable;
import java.util.List;

/**
 * The published rules, each with its form.
 *
 * @param notice that a rule was changed, or null
 * @param refusal why nothing was changed, with a link to the field; or null
 */
public record RulesDeskPage(
        Frame frame, @Nullable String notice, @Nullable Refusal refusal, List<Rule> rules) {

    public record Refusal(String link, String text) {}

    /**
     * One rule in its form: as stored, or as typed.
     *
     * @param flawed the faulty field, or null
     * @param isOpen whether its form is unfolded
     */
    public record Rule(
            String code,
            String name,
            String libelle,
            String libelleEn,
            String explanation,
            String explanationEn,
            boolean isHiding,
            boolean isRetired,
            String why,
            @Nullable String flawed,
            @Nullable String flaw,
            boolean isOpen) {

        @Nullable
        public String error(String field) {
            return field.equals(flawed) ? flaw : null;
        }
    }
}
