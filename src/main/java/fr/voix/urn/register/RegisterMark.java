package fr.voix.urn.register;

/**
 * How far the register was signed, for people.
 *
 * @param head the first eight letters of its root in hex
 */
public record RegisterMark(long size, String head) {}
