package fr.voix.site.prose;

import fr.voix.base.page.Frame;

/** « Mes bulletins »: an empty frame that the browser fills from its own memory. */
public record BallotsPage(Frame frame) {}
