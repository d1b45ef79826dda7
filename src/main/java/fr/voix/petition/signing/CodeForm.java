package fr.voix.petition.signing;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;

/**
 * What the page after the form sends.
 *
 * @param code six digits; null where the mail is asked for once more
 */
@Serdeable
record CodeForm(@Nullable String demande, @Nullable String code) {

    /** A body without a field is a form in which nothing was filled in. */
    static CodeForm orEmpty(@Nullable CodeForm form) {
        return form == null ? new CodeForm(null, null) : form;
    }

    /** As people copy it, with spaces in between. */
    String digits() {
        return code == null || code.length() > 20 ? "" : code.replaceAll("[\\p{Z}\\s-]", "");
    }

    @Override
    public String toString() {
        return "CodeForm[…]";
    }
}
