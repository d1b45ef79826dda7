package fr.voix.vote.ballot;

import fr.voix.urn.leaf.AsideMark;
import fr.voix.urn.leaf.Choice;
import fr.voix.urn.leaf.Contradiction;
import fr.voix.urn.leaf.Tier;
import fr.voix.urn.leaf.Urn;
import io.micronaut.core.annotation.Nullable;

/** What became of an order; refusals are values. */
sealed interface BallotResult {

    /**
     * The ballot stands: it is new, replaces another one, or said the same as the one that stood.
     *
     * @param aside under which decision it is set aside, or null when it counts
     * @param before what stood until then, which may be the same ballot
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
     * No ballot stands any more, or none did.
     *
     * @param before what counted until then
     */
    record Withdrawn(UrnVoter voter, @Nullable Ballot before, Urn urn) implements BallotResult {}

    /** A repeat of what was carried out, and the voter changed their mind since: nothing is put back. */
    record Superseded() implements BallotResult {}

    /** Something else was asked under this key before. */
    record KeyReused() implements BallotResult {}

    record ScrutinClosed() implements BallotResult {}

    record UnknownScrutin() implements BallotResult {}

    /** The robot check is missing or its ten minutes are over. */
    record PassRequired() implements BallotResult {}

    /** The robot check was made while less was asked; a new challenge asks what is asked now. */
    record CheckTooCheap() implements BallotResult {}

    /** Too much waits already; nothing was recorded. */
    record Busy() implements BallotResult {}

    /** The database does not answer; nothing was recorded. */
    record Away() implements BallotResult {}

    /** The commit's answer did not come in time; asking again cannot count twice. */
    record OutcomeUnknown() implements BallotResult {}

    /** What is stored of this urn contradicts what was published of it: nothing is added to it until that is dealt with. */
    record Contradicted(Contradiction contradiction) implements BallotResult {}

    /** What is stored contradicts what was published: nothing is added anywhere until that is dealt with. */
    record ReadOnly() implements BallotResult {}

    /** This voter changed their mind in this Scrutin often enough for a day; what stood stands. */
    record TooManyChanges(int retryAfterSeconds) implements BallotResult {}

    /** This voter touched too many Scrutins in too short a time. */
    record TooManyScrutins(int retryAfterSeconds) implements BallotResult {}
}
