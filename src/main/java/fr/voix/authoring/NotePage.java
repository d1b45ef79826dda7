package fr.voix.authoring;

import fr.voix.site.Frame;

/** A page that says one thing. */
public record NotePage(Frame frame) {}
