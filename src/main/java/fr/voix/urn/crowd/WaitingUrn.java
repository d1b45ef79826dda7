package fr.voix.urn.crowd;

/** How many votes of an urn wait for a decision of moderators, and in how many groups. */
public record WaitingUrn(String uid, long groups, long votes) {}
