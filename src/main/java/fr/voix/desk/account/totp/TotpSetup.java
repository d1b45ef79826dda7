package fr.voix.desk.account.totp;

/**
 * A secret that is offered to an authenticator app and not yet stored.
 *
 * @param text for typing
 * @param qr for scanning
 * @param sealed the secret as the form brings it back: no other person can open it, nor use it in another session
 */
public record TotpSetup(String text, QrCode qr, String sealed) {

    @Override
    public String toString() {
        return "TotpSetup[…]";
    }
}
