package fr.voix.desk.account.entry;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;

/** A code, as typed. */
@Serdeable
record CodeForm(@Nullable String csrf, @Nullable String code) {

    @Override
    public String toString() {
        return "CodeForm[…]";
    }
}
