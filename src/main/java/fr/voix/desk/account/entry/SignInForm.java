package fr.voix.desk.account.entry;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;

/** An attempt to sign in. */
@Serdeable
record SignInForm(@Nullable String email, @Nullable String password) {

    @Override
    public String toString() {
        return "SignInForm[…]";
    }
}
