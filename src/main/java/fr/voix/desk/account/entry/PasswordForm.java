package fr.voix.desk.account.entry;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;

/** A first password, typed twice. */
@Serdeable
record PasswordForm(@Nullable String password, @Nullable String again) {

    @Override
    public String toString() {
        return "PasswordForm[…]";
    }
}
