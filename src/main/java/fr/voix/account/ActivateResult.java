package fr.voix.account;

/** What became of the wish to take up an invitation. */
sealed interface ActivateResult {

    record Activated() implements ActivateResult {}

    /** Used, replaced, out of date, or never given: the answer does not say which. */
    record Gone() implements ActivateResult {}

    record Refused(String email, PasswordFlaw flaw) implements ActivateResult {}

    /** Too many passwords are being hashed. */
    record Busy(String email) implements ActivateResult {}
}
