package fr.voix.parliament.amendement;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an amendement would change, in official words that read well: they come in capitals, and repeat themselves. */
public final class Target {

    private static final Pattern INSERTION = Pattern.compile(",?\\s*insérer.*$", Pattern.CASE_INSENSITIVE);

    /** Mere words: a name or a numeral stays as it is. */
    private static final Set<String> WORDS = Set.of(
            "ARTICLE",
            "L’ARTICLE",
            "APRÈS",
            "AVANT",
            "ÉTAT",
            "ETAT",
            "PREMIER",
            "TITRE",
            "CHAPITRE",
            "ANNEXE",
            "SECTION");

    private Target() {}

    /** {@code Article 49, état B}; null when unknown. */
    public static String place(String titre, String designation) {
        var own = lower(titre);
        var attached = lower(designation);
        var isPart = own != null && own.startsWith("état ") && attached != null;
        var place = isPart ? attached + ", " + own : attached == null ? own : attached;
        return place == null ? null : place.substring(0, 1).toUpperCase(Locale.FRENCH) + place.substring(1);
    }

    /** {@code Article 49, état B, Sécurités}. */
    public static String of(String titre, String designation, String mission) {
        return Stream.of(place(titre, designation), mission)
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining(", "));
    }

    private static String lower(String official) {
        var text = official == null
                ? ""
                : INSERTION
                        .matcher(Wording.lowerCaption(official.replace('\'', '’')))
                        .replaceFirst("")
                        .strip();
        if (text.isEmpty()) {
            return null;
        }
        return Stream.of(text.split("\\s+"))
                .map(word -> WORDS.contains(word.toUpperCase(Locale.FRENCH))
                        ? word.toLowerCase(Locale.FRENCH).replace("etat", "état")
                        : word)
                .collect(Collectors.joining(" "));
    }
}
