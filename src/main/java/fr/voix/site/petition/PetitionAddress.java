package fr.voix.site.petition;

import java.util.Optional;
import java.util.regex.Pattern;

/** The last part of the address of a petition's page: its number, and the words of its title, which only people need. */
record PetitionAddress(long id, String slug) {

    private static final Pattern ADDRESS = Pattern.compile("([1-9][0-9]{0,17})(?:-(.*))?");

    /** Empty for what is the address of none. */
    static Optional<PetitionAddress> of(String text) {
        var match = ADDRESS.matcher(text);
        return match.matches()
                ? Optional.of(new PetitionAddress(
                        Long.parseLong(match.group(1)), match.group(2) == null ? "" : match.group(2)))
                : Optional.empty();
    }
}
