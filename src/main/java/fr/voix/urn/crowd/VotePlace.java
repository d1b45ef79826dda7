package fr.voix.urn.crowd;

/** Where a vote stands. */
public record VotePlace(long urnId, long leafIndex) {}
