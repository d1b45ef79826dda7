package fr.voix.desk.account.entry;

import fr.voix.base.page.Frame;

/**
 * The second step of signing in.
 *
 * @param hasTotp whether the account has an app for codes
 * @param passkey options for the browser to ask for a passkey, or null when the account has none
 * @param byRecovery whether a recovery code is asked for instead
 * @param error the fault of the code, or null
 * @param notice why nothing was checked, or the fault of the passkey; or null
 */
public record SecondStepPage(
        Frame frame, boolean hasTotp, String passkey, boolean byRecovery, String error, String notice) {}
