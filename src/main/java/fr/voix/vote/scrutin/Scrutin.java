package fr.voix.vote.scrutin;

import java.time.Instant;

/**
 * A question this service puts to the public.
 *
 * @param uid the official uid of its amendement
 * @param urnId the urn that holds its ballots
 */
public record Scrutin(String uid, long urnId, Instant openedAt) {}
