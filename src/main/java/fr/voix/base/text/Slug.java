package fr.voix.base.text;

import java.text.Normalizer;
import java.util.Locale;

/** Makes part of an address from French words. */
public final class Slug {

    public static final int LONGEST = 64;

    private Slug() {}

    /** {@code Santé & société} gives {@code sante-societe}; empty when no character can be used. */
    public static String of(String words) {
        var spelled = words.toLowerCase(Locale.FRENCH).replace("œ", "oe").replace("æ", "ae");
        var plain = Normalizer.normalize(spelled, Normalizer.Form.NFD).replaceAll("\\p{M}+", "");
        var slug = plain.replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return slug.length() <= LONGEST ? slug : slug.substring(0, LONGEST).replaceAll("-[^-]*$", "");
    }
}
