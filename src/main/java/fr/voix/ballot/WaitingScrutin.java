package fr.voix.ballot;

/** How many ballots of a Scrutin wait for a decision of moderators, and in how many groups. */
public record WaitingScrutin(String scrutinUid, long groups, long ballots) {}
