package fr.voix.desk.account;

import fr.voix.desk.account.attempt.PasswordFlaw;

/** What became of the wish to take up a one-time link. */
public sealed interface ActivateResult {

    record Activated() implements ActivateResult {}

    /** Used, replaced, out of date, or never given: the answer does not say which. */
    record Gone() implements ActivateResult {}

    record Refused(Invitee invitee, PasswordFlaw flaw) implements ActivateResult {}

    /** The answer of the authenticator was not right, or the page lay open for too long. */
    record RefusedPasskey(Invitee invitee) implements ActivateResult {}

    /** Too many passwords are being hashed. */
    record Busy(Invitee invitee) implements ActivateResult {}
}
