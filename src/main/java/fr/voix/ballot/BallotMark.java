package fr.voix.ballot;

/** The network that one ballot came from. */
record BallotMark(long urnId, long leafIndex, NetworkMark network) {}
