package fr.voix.authoring;

/** One line of a list of petitions that look alike, ready to print. */
public record NearView(String titre, String href, String state) {}
