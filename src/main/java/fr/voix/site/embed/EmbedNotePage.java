package fr.voix.site.embed;

/** What stands in the frame when there is nothing to show. */
public record EmbedNotePage(EmbedFrame frame, String title, String text) {}
