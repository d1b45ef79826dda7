package fr.voix.desk.account.entry;

import fr.voix.base.page.Frame;

/**
 * The sign-in form.
 *
 * @param mail as typed
 * @param passkey what a browser needs to ask for one
 * @param notice something that went well, or null
 * @param refusal why the sign-in failed, or null
 */
public record SignInPage(Frame frame, String mail, String passkey, String notice, String refusal) {}
