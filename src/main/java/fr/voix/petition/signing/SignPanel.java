package fr.voix.petition.signing;

import fr.voix.base.page.Flaw;
import fr.voix.base.page.Flawed;
import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import io.micronaut.core.annotation.Nullable;
import java.util.List;

/**
 * The form by which a petition is signed, or why there is none, as {@code component/sign-panel.jte} shows it.
 *
 * @param closed why there is no form; null where there is one
 * @param sponsorToken goes along with the form; null where everybody may sign
 */
public record SignPanel(
        Messages messages,
        Language language,
        String action,
        @Nullable Closed closed,
        @Nullable String sponsorToken,
        List<Option> countries,
        Typed typed,
        List<Flaw> flaws)
        implements Flawed {

    /** Why signing is not possible; {@code signature.closed.NAME} says it. */
    public enum Closed {
        /** It is not published yet. */
        EARLY,
        SUSPENDED,
        /** It was open, and is closed. */
        OVER,
        /** It was refused or withdrawn. */
        NEVER
    }

    /** A country to choose. */
    public record Option(String code, String name, boolean isChosen) {}

    /** What is in the fields. */
    public record Typed(
            String name,
            String mail,
            String country,
            String codePostal,
            boolean hasConsent,
            boolean isNamePublic,
            boolean wantsNews) {}

    public boolean isOpen() {
        return closed == null;
    }

    /**
     * For {@code aria-describedby}.
     *
     * @param hint the id of the field's hint, or null
     */
    @Nullable
    public String described(String field, @Nullable String hint) {
        if (flaw(field) == null) {
            return hint;
        }
        return (hint == null ? "" : hint + " ") + field + "-erreur";
    }
}
