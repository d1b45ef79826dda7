package fr.voix.parliament.amendement;

import fr.voix.base.text.Days;
import fr.voix.base.text.Parameters;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** By what a list of amendements can be narrowed; the order is that of addresses. */
public enum Facet {
    /** One version of a bill. */
    TEXTE,
    /** The author's parliamentary group. */
    GROUPE,
    /** What became of it. */
    SORT,
    THEME,
    /** All versions of a bill. */
    DOSSIER,
    AUTEUR,
    /** Of the budget, by its two letters. */
    MISSION,
    /** Where it was examined, by the token of official addresses; {@code AN} is the plenary. */
    COMMISSION,
    /** In which it was tabled. */
    ANNEE,
    /** {@code oui}: those that the Assemblée decided by a roll-call. */
    OFFICIEL,
    /** The first day on which it may have been tabled. */
    DU,
    /** The last one. */
    AU,
    /** Whether its Scrutin takes ballots: {@code open} or {@code closed}. */
    STATE,
    /** Where in the bill it applies, such as {@code apres-article-3}. */
    ARTICLE,
    /** Who tabled it for a committee. */
    RAPPORTEUR,
    /** With whom it was written, as its exposé says. */
    AVEC;

    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    /** No slash: the key of a list ends its fields with it. */
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ’,.()&+–-]{1,99}");

    private static final Pattern YEAR = Pattern.compile("[12]\\d{3}");

    /** What an address calls it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The values that there are, where these are few. */
    private List<String> fewValues() {
        return switch (this) {
            case SORT ->
                Arrays.stream(Sort.values())
                        .filter(sort -> sort != Sort.EFFACE)
                        .map(sort -> sort.name().toLowerCase(Locale.ROOT))
                        .toList();
            case OFFICIEL -> List.of("oui");
            case STATE -> List.of("open", "closed");
            default -> List.of();
        };
    }

    /** How a reader who asked for something else hears of it. */
    String named() {
        return fewValues().isEmpty() ? code() : Parameters.named(code(), fewValues().stream());
    }

    /** Whether such a value makes sense; it need not find anything. */
    public boolean accepts(String value) {
        return switch (this) {
            case SORT -> fewValues().contains(value.toLowerCase(Locale.ROOT));
            case OFFICIEL, STATE -> fewValues().contains(value);
            case ANNEE -> YEAR.matcher(value).matches();
            case AVEC -> NAME.matcher(value).matches();
            case DU, AU -> Days.of(value).isPresent();
            default -> WORD.matcher(value).matches();
        };
    }

    /** As the list is kept under; an outcome is written either way. */
    String plain(String value) {
        return this == SORT ? value.toUpperCase(Locale.ROOT) : value;
    }
}
