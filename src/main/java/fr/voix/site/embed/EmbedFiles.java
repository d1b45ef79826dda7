package fr.voix.site.embed;

/**
 * Addresses of what an embed loads; each carries the hash of its content.
 *
 * @param viewStyle what a view needs besides, as {@code viewScript}
 */
public record EmbedFiles(String style, String script, String client, String viewStyle, String viewScript) {}
