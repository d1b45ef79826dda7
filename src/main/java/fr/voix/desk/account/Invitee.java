package fr.voix.desk.account;

import fr.voix.desk.account.passkey.PasskeyOwner;

/** Whom a one-time link is for. {@code isReset}: whether the account is in use, and gets new factors. */
public record Invitee(PasskeyOwner owner, boolean isReset) {

    public String email() {
        return owner.name();
    }
}
