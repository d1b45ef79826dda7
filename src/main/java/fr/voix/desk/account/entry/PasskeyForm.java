package fr.voix.desk.account.entry;

import fr.voix.base.text.Messages;
import fr.voix.desk.account.passkey.PasskeyService;
import fr.voix.desk.page.SessionForm;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;

/** The answer of an authenticator, and the owner's name for the passkey. */
@Serdeable
record PasskeyForm(
        @Nullable String csrf,
        @Nullable String name,
        @Nullable String credential) implements SessionForm {

    /** The name as typed, cut to its limit; a default when there is none. */
    String nameOr(Messages words) {
        var typed = name == null ? "" : name.strip().replaceAll("\\p{Cntrl}", "");
        if (typed.isEmpty()) {
            return words.t("passkey.unnamed");
        }
        return typed.codePointCount(0, typed.length()) <= PasskeyService.LONGEST_NAME
                ? typed
                : typed.substring(0, typed.offsetByCodePoints(0, PasskeyService.LONGEST_NAME));
    }

    @Override
    public String toString() {
        return "PasskeyForm[…]";
    }
}
