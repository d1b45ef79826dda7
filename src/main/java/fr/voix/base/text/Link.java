package fr.voix.base.text;

/** A text with its address; {@code href} is null where it has none. */
public record Link(String text, String href) {}
