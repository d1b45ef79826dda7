package fr.voix.desk.account.team;

import fr.voix.desk.page.SessionForm;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;

/** Whom to invite, as what. */
@Serdeable
record InviteForm(
        @Nullable String csrf,
        @Nullable String email,
        @Nullable String role) implements SessionForm {

    @Override
    public String toString() {
        return "InviteForm[…]";
    }
}
