package fr.voix.desk.mail;

import fr.voix.base.page.Frame;

/**
 * Tells whether an address gets mail, with a button to change it.
 *
 * @param action the address that the button posts to
 * @param note in small print
 */
public record MailStopPage(Frame frame, String heading, String text, String button, String action, String note) {}
