package fr.voix.desk.account.passkey;

/** Whose passkey answered. */
public sealed interface AssertResult {

    record Verified(int moderatorId, int passkeyId) implements AssertResult {}

    /** Not the answer of a passkey that is known here, to a challenge for this purpose. */
    record Invalid() implements AssertResult {}

    /** The page lay open for too long, or was sent twice. */
    record Expired() implements AssertResult {}
}
