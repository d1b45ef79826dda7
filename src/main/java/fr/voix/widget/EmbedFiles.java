package fr.voix.widget;

/** Addresses of what an embed loads; each carries the hash of its content. */
public record EmbedFiles(String style, String script) {}
