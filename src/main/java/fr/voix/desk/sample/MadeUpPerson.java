package fr.voix.desk.sample;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/** A person who does not exist. {@code number}: no other person has it. */
record MadeUpPerson(int number, String name, String codePostal) {

    private static final List<String> FIRST_NAMES = List.of("""
            Camille, Dominique, Claude, Alix, Sacha, Maxime, Noa, Charlie, Lou, Andrea, Morgan, Eden, Yaël, Ange,
            Swann, Éloïse, Baptiste, Inès, Malik, Jeanne, Hugo, Awa, Léon""".split(",\\s"));
    private static final List<String> LAST_NAMES = List.of("""
            Roux, Bernard, Petit, Diallo, Moreau, Nguyen, Garnier, Benali, Lefèvre, Costa, Marchand, Le Goff, Haddad,
            Chevalier, Perrin, Mercier, Fontaine, Robin, Masson""".split(",\\s"));
    private static final List<String> CODES = List.of("""
            75011 13001 69003 31000 35000 29200 59000 67000 33000 44000 06000 97400 63000 14000 21000 38000 34000
            80000 87000 25000 20000 45000""".split("\\s"));

    static MadeUpPerson of(int number) {
        return new MadeUpPerson(
                number,
                pick(FIRST_NAMES, number) + " " + pick(LAST_NAMES, number / FIRST_NAMES.size() + number),
                pick(CODES, number * number / CODES.size() + number));
    }

    private static String pick(List<String> all, int number) {
        return all.get(Math.floorMod(number, all.size()));
    }

    /** In a domain that nobody can own. */
    String mail() {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("[^\\p{Alpha} ]", "");
        return plain.toLowerCase(Locale.ROOT).replace(' ', '.') + number + "@courriel.example";
    }

    /** An address of a network of one's own, in the range that is kept for examples. */
    String address() {
        return "2001:db8:%x::1".formatted(number + 1);
    }
}
