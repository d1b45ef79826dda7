package fr.voix.site.embed;

/** Addresses of what an embed loads; each carries the hash of its content. */
public record EmbedFiles(String style, String script, String client) {}
