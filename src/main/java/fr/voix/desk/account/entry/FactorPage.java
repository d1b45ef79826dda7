package fr.voix.desk.account.entry;

import fr.voix.base.page.Frame;
import fr.voix.desk.account.totp.TotpSetup;

/**
 * The page to add a second factor.
 *
 * @param isFirst whether it is the first, before which nothing else opens
 * @param passkey options for the browser to make one
 * @param totp an offered secret, or null when the account has an app, or no password
 * @param error the fault of the code, or null
 * @param notice the fault of the passkey, or null
 */
public record FactorPage(Frame frame, boolean isFirst, String passkey, TotpSetup totp, String error, String notice) {}
