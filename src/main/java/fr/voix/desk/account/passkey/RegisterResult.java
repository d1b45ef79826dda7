package fr.voix.desk.account.passkey;

/** What became of a new passkey. */
public sealed interface RegisterResult {

    record Registered(int passkeyId) implements RegisterResult {}

    /** Not the answer of an authenticator to a challenge for this purpose, or a passkey that is known already. */
    record Invalid() implements RegisterResult {}

    /** The page lay open for too long, or was sent twice. */
    record Expired() implements RegisterResult {}
}
