package fr.voix.account;

import fr.voix.backoffice.Frame;

/**
 * The form that sets the first password.
 *
 * @param email whose invitation it is; null when the link is good for nothing
 * @param action where the form goes
 * @param error what is wrong with the password, or null
 * @param notice why it could not be stored just now, or null
 */
public record InvitationPage(Frame frame, String email, String action, String error, String notice) {}
