package fr.voix.petition.signature;

/** What became of an order; refusals are values. */
public sealed interface SignatureResult {

    /** It is in the urn, since now or before. */
    record Counted(SignatureId id, SignatureRole role) implements SignatureResult {}

    /** Nothing of it is kept; perhaps nothing was. */
    record Withdrawn() implements SignatureResult {}

    /** There is nothing to be confirmed: withdrawn, or not confirmed in time. */
    record Gone() implements SignatureResult {}

    /** The petition takes no signatures. */
    record Closed() implements SignatureResult {}

    /** There is no room for one more; nothing was recorded. */
    record Busy() implements SignatureResult {}

    /** The database does not answer; nothing was recorded. */
    record Away() implements SignatureResult {}

    /** The commit's answer did not come; it may have been recorded or not. */
    record OutcomeUnknown() implements SignatureResult {}

    /** What is stored contradicts what was published: nothing is added until that is dealt with. */
    record ReadOnly() implements SignatureResult {}
}
