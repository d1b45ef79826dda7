package fr.voix.desk.account.entry;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;

/** Whose link is wished for. */
@Serdeable
record SignInLinkForm(@Nullable String email) {

    @Override
    public String toString() {
        return "SignInLinkForm[…]";
    }
}
