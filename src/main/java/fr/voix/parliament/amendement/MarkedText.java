package fr.voix.parliament.amendement;

/** A piece of a text that a search found. */
public record MarkedText(String text, boolean isMarked) {}
