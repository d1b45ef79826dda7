package fr.voix.petition.author;

/** One line of a list of petitions that look alike, ready to print. */
public record NearView(String titre, String href, String state) {}
