package fr.voix.desk.account;

/** Where letters and pages send colleagues. */
public final class AccountAddress {

    /** Where a colleague signs in. */
    public static final String SIGN_IN = "/moderation/connexion";

    /** One's own account. */
    public static final String OWN = "/moderation/compte";

    private AccountAddress() {}
}
