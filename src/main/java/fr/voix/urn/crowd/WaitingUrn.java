package fr.voix.urn.crowd;

/**
 * How many votes of an urn wait for a decision of moderators, and in how many groups.
 *
 * @param first the number of the oldest of them; a group that is opened later has a higher one
 * @param last of the newest
 */
public record WaitingUrn(String uid, long groups, long votes, long first, long last) {}
