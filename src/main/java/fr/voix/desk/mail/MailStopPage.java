package fr.voix.desk.mail;

import fr.voix.base.page.Frame;

/**
 * Whether an address is written to, and the button that changes it.
 *
 * @param action where the button is sent
 * @param note in small print
 */
public record MailStopPage(Frame frame, String heading, String text, String button, String action, String note) {}
