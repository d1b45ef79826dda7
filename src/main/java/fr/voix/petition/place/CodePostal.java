package fr.voix.petition.place;

import java.util.Optional;

/** Five plain digits. */
record CodePostal(int number) {

    private static final int DIGITS = 5;

    /** People write 75 001, with spaces of every width; no other sign is read, nor the digits of other scripts. */
    static Optional<CodePostal> read(String text) {
        if (text == null || text.length() > 3 * DIGITS) {
            return Optional.empty();
        }
        var digits = text.replaceAll("[ \\t\\u00a0\\u202f\\u2009]", "");
        return digits.matches("[0-9]{5}") ? Optional.of(new CodePostal(Integer.parseInt(digits))) : Optional.empty();
    }

    /** 98000 and its CEDEX. */
    boolean isOfMonaco() {
        return number / 100 == 980;
    }

    /** Field post offices, and the bases of the Terres australes: French, but in no département. */
    boolean isOutsideDepartements() {
        return number / 1000 == 0 || number / 100 == 984;
    }

    /**
     * The département that a code outside the list bears in its first digits, as those of CEDEX do. In Corsica the third
     * digit tells: Ajaccio has 200, 201, 203 and 207, Bastia 202, 204 and 206. Overseas the first three are the code.
     */
    Optional<String> prefix() {
        int two = number / 1000;
        int three = number / 100;
        return switch (two) {
            case 20 ->
                switch (three) {
                    case 200, 201, 203, 207 -> Optional.of("2A");
                    case 202, 204, 206 -> Optional.of("2B");
                    default -> Optional.empty();
                };
            case 97, 98 -> Optional.of(Integer.toString(three));
            default -> Optional.of("%02d".formatted(two));
        };
    }
}
