package fr.voix.parliament.texte;

/** A texte and how many amendements, erased ones apart, aim at it. */
public record TexteCount(Texte texte, long amendements) {}
