package fr.voix.vote.ballot;

/** A ballot and the urn that it is in. */
record UrnBallot(long urnId, Ballot ballot) {}
