package fr.voix.desk.account.entry;

import fr.voix.base.page.Frame;

/**
 * The second step of signing in.
 *
 * @param hasTotp whether there is an app to ask for a code
 * @param passkey what a browser needs to ask for a passkey of this account, or null when it has none
 * @param byRecovery whether a recovery code is asked for instead
 * @param error what is wrong with the code, or null
 * @param notice why nothing was looked at, or what is wrong with the passkey; or null
 */
public record SecondStepPage(
        Frame frame, boolean hasTotp, String passkey, boolean byRecovery, String error, String notice) {}
