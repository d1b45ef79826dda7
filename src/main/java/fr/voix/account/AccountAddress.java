package fr.voix.account;

/** Where letters and pages send whoever works here. */
final class AccountAddress {

    /** Where somebody signs in. */
    static final String SIGN_IN = "/moderation/connexion";

    /** One's own account. */
    static final String OWN = "/moderation/compte";

    private AccountAddress() {}
}
