package fr.voix.desk.account.entry;

import fr.voix.desk.page.SessionForm;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;

/** The present password, and the next one twice. */
@Serdeable
record PasswordChangeForm(
        @Nullable String csrf,
        @Nullable String current,
        @Nullable String password,
        @Nullable String again) implements SessionForm {

    @Override
    public String toString() {
        return "PasswordChangeForm[…]";
    }
}
