package fr.voix.petition.author;

import fr.voix.base.page.Flaw;
import fr.voix.base.page.Frame;

/** Where a lost link is asked for. */
public record AskLinkPage(Frame frame, String typed, Flaw flaw) {}
