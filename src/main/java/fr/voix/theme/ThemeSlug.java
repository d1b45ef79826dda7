package fr.voix.theme;

import java.text.Normalizer;
import java.util.Locale;

/** How the address of a theme is made from its French name. */
final class ThemeSlug {

    static final int LONGEST = 64;

    private ThemeSlug() {}

    /** {@code Santé & société} gives {@code sante-societe}; empty when nothing of the name can stand in an address. */
    static String of(String libelle) {
        var spelled = libelle.toLowerCase(Locale.FRENCH).replace("œ", "oe").replace("æ", "ae");
        var plain = Normalizer.normalize(spelled, Normalizer.Form.NFD).replaceAll("\\p{M}+", "");
        var slug = plain.replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return slug.length() <= LONGEST ? slug : slug.substring(0, LONGEST).replaceAll("-[^-]*$", "");
    }
}
