package fr.voix.vote.ballot;

/** A voter in one urn: who may have one ballot there. */
record UrnVoter(long urnId, VoterKey voterKey) {

    static UrnVoter of(BallotOrder order) {
        return new UrnVoter(order.scrutin().urnId(), order.voterKey());
    }
}
