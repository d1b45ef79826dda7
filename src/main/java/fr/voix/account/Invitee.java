package fr.voix.account;

import fr.voix.account.passkey.PasskeyOwner;

/**
 * Whom a one-time link is for.
 *
 * @param isReset whether the account is in use, and gets new factors
 */
record Invitee(PasskeyOwner owner, boolean isReset) {

    String email() {
        return owner.name();
    }
}
