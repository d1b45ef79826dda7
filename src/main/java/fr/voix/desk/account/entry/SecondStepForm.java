package fr.voix.desk.account.entry;

import fr.voix.desk.page.SessionForm;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;

/** A code, as typed. */
@Serdeable
record SecondStepForm(@Nullable String csrf, @Nullable String code) implements SessionForm {

    @Override
    public String toString() {
        return "SecondStepForm[…]";
    }
}
