package fr.voix.vote.ballot;

import fr.voix.urn.leaf.AsideMark;
import fr.voix.urn.leaf.Choice;
import fr.voix.urn.leaf.Contradiction;
import fr.voix.urn.leaf.Tier;
import fr.voix.urn.leaf.Urn;
import io.micronaut.core.annotation.Nullable;

/** The result of an order; refusals are values. */
sealed interface BallotResult {

    /**
     * The ballot is in force: it is new, replaces another one, or repeats the current one.
     *
     * @param aside the decision that sets it aside, or null when it counts
     * @param before the ballot before, which may be the same
     */
    record Standing(
            UrnVoter voter,
            Choice choice,
            Tier tier,
            Receipt receipt,
            @Nullable AsideMark aside,
            @Nullable Ballot before,
            Urn urn)
            implements BallotResult {}

    /**
     * There is no ballot any more, or there was none.
     *
     * @param before the ballot that counted before
     */
    record Withdrawn(UrnVoter voter, @Nullable Ballot before, Urn urn) implements BallotResult {}

    /** A repeat of a request, after which the voter changed their mind: nothing is restored. */
    record Superseded() implements BallotResult {}

    /** This key was used for another request. */
    record KeyReused() implements BallotResult {}

    record ScrutinClosed() implements BallotResult {}

    record UnknownScrutin() implements BallotResult {}

    /** The robot check is missing, or older than ten minutes. */
    record PassRequired() implements BallotResult {}

    /** The price of the robot check has risen since; a new challenge has the new price. */
    record CheckTooCheap() implements BallotResult {}

    /** The queue is full; nothing was recorded. */
    record Busy() implements BallotResult {}

    /** The database does not answer; nothing was recorded. */
    record Away() implements BallotResult {}

    /** The commit was not confirmed in time; asking again cannot count twice. */
    record OutcomeUnknown() implements BallotResult {}

    /** The stored urn contradicts its publication: nothing is added to it until an operator has acted. */
    record Contradicted(Contradiction contradiction) implements BallotResult {}

    /** Stored and published urns contradict each other: nothing is added to any until an operator has acted. */
    record ReadOnly() implements BallotResult {}

    /** This voter used up the changes in this Scrutin for today; the current ballot stays. */
    record TooManyChanges(int retryAfterSeconds) implements BallotResult {}

    /** This voter voted in too many Scrutins in too short a time. */
    record TooManyScrutins(int retryAfterSeconds) implements BallotResult {}
}
