package fr.voix.desk.account.entry;

import fr.voix.base.page.Frame;

/**
 * The form to change one's password.
 *
 * @param mail for password managers
 * @param wrong the fault of the present password, or null
 * @param error the fault of the new password, or null
 * @param notice why nothing was checked, or null
 */
public record PasswordChangePage(Frame frame, String mail, String wrong, String error, String notice) {}
