package fr.voix.desk.account.attempt;

import fr.voix.base.text.Language;

/**
 * The origin of a sign-in, for pauses and the list of sessions.
 *
 * @param network a prefix of the address, hashed before it is stored
 * @param device the cookie of a known device, or null
 * @param browser a coarse description, or null
 * @param language of the page
 */
public record Caller(byte[] network, String device, String browser, Language language) {

    @Override
    public String toString() {
        return "Caller[…]";
    }
}
