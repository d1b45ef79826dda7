package fr.voix.desk.account.attempt;

import fr.voix.base.text.Language;

/**
 * Where a colleague signs in from, as far as pauses and the list of sessions need it.
 *
 * @param network a prefix of the address, to be hashed before it is kept
 * @param device what the cookie of a known device says, or null
 * @param browser a coarse description, or null
 * @param language of the page
 */
public record Caller(byte[] network, String device, String browser, Language language) {

    @Override
    public String toString() {
        return "Caller[…]";
    }
}
