package fr.voix.petition.signature;

/**
 * A signatory who agreed that their name is shown.
 *
 * @param id to go on from; says nothing of when they signed
 */
public record PublicName(SignatureId id, String name) {}
