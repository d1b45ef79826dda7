package fr.voix.desk.rule;

import fr.voix.base.page.Frame;
import io.micronaut.core.annotation.Nullable;
import java.util.List;

/**
 * The published rules, each with its form.
 *
 * @param notice that one was changed just now, or null
 * @param refusal what was not done, or null; it leads to the field
 */
public record RulesDeskPage(
        Frame frame, @Nullable String notice, @Nullable Refusal refusal, List<Rule> rules) {

    public record Refusal(String link, String text) {}

    /**
     * One rule as its form shows it: as it is, or as a colleague typed it.
     *
     * @param flawed the field that does not do, or null
     * @param isOpen whether its form is shown at once
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
