package fr.voix.desk.account.totp;

/**
 * A secret offered to an authenticator app, not yet stored.
 *
 * @param text to be typed
 * @param qr to be scanned
 * @param sealed the encrypted secret in the form: it can be used only in this session, and read by nobody
 */
public record TotpSetup(String text, QrCode qr, String sealed) {

    @Override
    public String toString() {
        return "TotpSetup[…]";
    }
}
