package fr.voix.base.text;

/** A text that leads somewhere; {@code href} null where it leads nowhere. */
public record Link(String text, String href) {}
