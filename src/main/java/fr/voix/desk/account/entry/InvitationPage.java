package fr.voix.desk.account.entry;

import fr.voix.base.page.Frame;

/**
 * The form behind a one-time link: for a password or a passkey.
 *
 * @param mail of the link's owner; null when the link is not valid
 * @param isReset whether the account is in use and gets new factors
 * @param action where the password is sent; the passkey goes one level deeper
 * @param passkey options for the browser to make one
 * @param error the fault of the password, or null
 * @param notice why nothing could be stored, or null
 */
public record InvitationPage(
        Frame frame, String mail, boolean isReset, String action, String passkey, String error, String notice) {}
