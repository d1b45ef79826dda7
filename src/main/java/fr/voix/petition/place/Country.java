package fr.voix.petition.place;

import fr.voix.base.text.Language;
import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A country or territory by its code of ISO 3166-1, two letters; also {@code XK}, Kosovo, which France recognises and ISO
 * has not numbered yet.
 */
public record Country(String code) {

    private static final Set<String> CODES = codes();

    /** French territories with a code of their own, by the département that they are. */
    private static final Map<String, String> FRENCH = Map.ofEntries(
            Map.entry("GP", "971"),
            Map.entry("MQ", "972"),
            Map.entry("GF", "973"),
            Map.entry("RE", "974"),
            Map.entry("PM", "975"),
            Map.entry("YT", "976"),
            Map.entry("BL", "977"),
            Map.entry("MF", "978"),
            Map.entry("WF", "986"),
            Map.entry("PF", "987"),
            Map.entry("NC", "988"));

    public static final Country FRANCE = new Country("FR");

    private static final Map<Language, List<Country>> SORTED = sorted();

    public Country {
        if (code == null || !CODES.contains(code)) {
            throw new IllegalArgumentException("no country");
        }
    }

    /** The country that a form names; only a code that the list offers is accepted. */
    public static Optional<Country> find(String code) {
        return code != null && CODES.contains(code) ? Optional.of(new Country(code)) : Optional.empty();
    }

    /** All of them in the order of the reader's dictionary. */
    public static List<Country> all(Language language) {
        return SORTED.get(language);
    }

    public String name(Language language) {
        return Locale.of("", code).getDisplayCountry(language.locale()).replace('\'', '’');
    }

    boolean isFrance() {
        return equals(FRANCE);
    }

    /** The code of the département that this territory is. */
    Optional<String> ownDepartement() {
        return Optional.ofNullable(FRENCH.get(code));
    }

    /** The Terres australes, French without being a département. */
    boolean isAustral() {
        return code.equals("TF");
    }

    private static Set<String> codes() {
        var codes = new TreeSet<>(List.of(Locale.getISOCountries()));
        codes.add("XK");
        return Set.copyOf(codes);
    }

    private static Map<Language, List<Country>> sorted() {
        var all = new EnumMap<Language, List<Country>>(Language.class);
        for (var language : Language.values()) {
            var countries = new ArrayList<>(CODES.stream().map(Country::new).toList());
            countries.sort(
                    Comparator.comparing(country -> country.name(language), Collator.getInstance(language.locale())));
            all.put(language, List.copyOf(countries));
        }
        return all;
    }
}
