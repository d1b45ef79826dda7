package fr.voix.petition.author;

import fr.voix.base.page.Frame;

/** A page that says one thing. */
public record SaidPage(Frame frame) {}
