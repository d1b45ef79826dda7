package fr.voix.petition.petition;

import fr.voix.base.text.Language;

/**
 * Who started a petition.
 *
 * @param name as shown beside it: a person's or that of a group
 * @param address never shown
 */
public record Author(String name, String address, Language language) {

    public static final int LONGEST_NAME = 100;

    @Override
    public String toString() {
        return "Author[…]";
    }
}
