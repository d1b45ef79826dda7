package fr.voix.site;

/** « Mes bulletins »: an empty frame that the browser fills from its own memory. */
public record BallotsPage(Frame frame) {}
