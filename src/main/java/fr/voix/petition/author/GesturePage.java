package fr.voix.petition.author;

import fr.voix.base.page.Frame;

/** The second gesture of what cannot be undone. */
public record GesturePage(Frame frame, String titre, String text, String button, String action, String back) {}
