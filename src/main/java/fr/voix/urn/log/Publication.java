package fr.voix.urn.log;

import fr.voix.urn.leaf.Urn;
import java.time.Instant;

/**
 * One urn as the public sees it: its row as it stood at an instant. Every public output speaks of a publication, never of the
 * row as it is now, so that tally, page, checkpoint and tiles agree and an observer cannot watch single ballots arrive.
 */
public record Publication(Urn urn, Instant at) {}
