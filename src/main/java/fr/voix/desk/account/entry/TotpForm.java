package fr.voix.desk.account.entry;

import fr.voix.desk.page.SessionForm;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;

/** The offered secret, sealed, and the code that the app made of it. */
@Serdeable
record TotpForm(
        @Nullable String csrf,
        @Nullable String sealed,
        @Nullable String code) implements SessionForm {

    @Override
    public String toString() {
        return "TotpForm[…]";
    }
}
