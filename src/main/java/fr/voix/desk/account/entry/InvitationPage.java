package fr.voix.desk.account.entry;

import fr.voix.base.page.Frame;

/**
 * The form behind a one-time link: a password, or a passkey.
 *
 * @param mail whose link it is; null when it is good for nothing
 * @param isReset whether the account is in use, and gets new factors
 * @param action where the password goes; the passkey goes one step deeper
 * @param passkey what a browser needs to make one
 * @param error what is wrong with the password, or null
 * @param notice why nothing could be stored just now, or null
 */
public record InvitationPage(
        Frame frame, String mail, boolean isReset, String action, String passkey, String error, String notice) {}
