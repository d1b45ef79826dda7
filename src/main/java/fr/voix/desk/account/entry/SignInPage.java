package fr.voix.desk.account.entry;

import fr.voix.base.page.Frame;

/**
 * The sign-in form.
 *
 * @param mail as typed
 * @param passkey options for the browser to ask for one
 * @param notice a message of success, or null
 * @param refusal why the sign-in failed, or null
 */
public record SignInPage(Frame frame, String mail, String passkey, String notice, String refusal) {}
