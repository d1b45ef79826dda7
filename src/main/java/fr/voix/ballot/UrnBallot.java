package fr.voix.ballot;

/** A ballot and the urn that it is in. */
record UrnBallot(long urnId, Ballot ballot) {}
