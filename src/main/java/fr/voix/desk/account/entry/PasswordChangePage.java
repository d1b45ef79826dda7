package fr.voix.desk.account.entry;

import fr.voix.base.page.Frame;

/**
 * The form that changes one's password.
 *
 * @param mail for password stores
 * @param wrong what is wrong with the present one, or null
 * @param error what is wrong with the next one, or null
 * @param notice why nothing was looked at just now, or null
 */
public record PasswordChangePage(Frame frame, String mail, String wrong, String error, String notice) {}
