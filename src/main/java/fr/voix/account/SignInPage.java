package fr.voix.account;

import fr.voix.backoffice.Frame;

/**
 * The sign-in form.
 *
 * @param email as typed
 * @param notice something that went well, or null
 * @param refusal why nobody was signed in, or null
 */
public record SignInPage(Frame frame, String email, String notice, String refusal) {}
