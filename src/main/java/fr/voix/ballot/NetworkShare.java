package fr.voix.ballot;

/**
 * How many standing ballots of one Scrutin and day came from one network.
 *
 * @param network 16 bytes, a mark of that day for this Scrutin alone
 * @param ofDay ballots of that Scrutin and day whose network is known
 */
public record NetworkShare(byte[] network, long ballots, long ofDay) {}
