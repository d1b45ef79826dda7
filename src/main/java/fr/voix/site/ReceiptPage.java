package fr.voix.site;

/** Where a browser checks a receipt; the page itself knows none. */
public record ReceiptPage(Frame frame) {}
