package fr.voix.petition.signature;

import fr.voix.urn.leaf.AsideMark;
import io.micronaut.core.annotation.Nullable;

/** What became of an order; refusals are values. */
public sealed interface SignatureResult {

    /**
     * It is in the urn, since now or before.
     *
     * @param aside under what it is set aside; null for one that counts
     * @param total all that count on the petition
     */
    record Counted(
            SignatureId id,
            SignatureRole role,
            SignatureReceipt receipt,
            @Nullable AsideMark aside,
            long total) implements SignatureResult {}

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
