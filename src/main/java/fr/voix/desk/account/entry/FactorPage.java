package fr.voix.desk.account.entry;

import fr.voix.base.page.Frame;
import fr.voix.desk.account.totp.TotpSetup;

/**
 * The page that adds a second factor, first or not.
 *
 * @param isFirst whether nothing else opens before
 * @param passkey what a browser needs to make one
 * @param totp an offered secret, or null when the account has an app, or no password to go with it
 * @param error what is wrong with the code, or null
 * @param notice what is wrong with the passkey, or null
 */
public record FactorPage(Frame frame, boolean isFirst, String passkey, TotpSetup totp, String error, String notice) {}
