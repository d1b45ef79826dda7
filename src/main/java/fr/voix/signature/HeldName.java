package fr.voix.signature;

/**
 * A name that does not stand in the public list until a moderator says so.
 *
 * @param state why
 */
public record HeldName(SignatureId id, String name, NameState state) {}
