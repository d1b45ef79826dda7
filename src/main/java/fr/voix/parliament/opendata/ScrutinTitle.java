package fr.voix.parliament.opendata;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the title of a roll-call says of its amendement: official files hold no key from one to the other.
 *
 * @param numero the first number, that of what is voted on; a second one is what a sous-amendement changes
 * @param identiques whether the vote holds for the identical amendements too
 * @param words the whole title, folded: lower case, no accents, no punctuation
 */
record ScrutinTitle(int numero, boolean isSousAmendement, boolean identiques, String words) {

    // « sous-amendmeent » is an official spelling; « amendement de suppression n° 76 » too.
    private static final Pattern AMENDEMENT =
            Pattern.compile("^(?:l |le |les )?(sous )?amend\\w*(?: [a-z]+){0,4}? n ?(?:o|°)? ?(\\d{1,6})\\b");

    private static final Pattern IDENTIQUES = Pattern.compile("\\bidentiques?\\b");
    private static final Pattern OF_PARENT = Pattern.compile("\\ba (?:l )?amend|\\baux? amend");
    private static final Set<String> COMMON_WORDS = Set.of(
            "projet",
            "proposition",
            "loi",
            "de",
            "du",
            "des",
            "la",
            "le",
            "les",
            "l",
            "d",
            "et",
            "a",
            "au",
            "aux",
            "en",
            "un",
            "une",
            "pour",
            "par",
            "sur",
            "dans",
            "visant",
            "relatif",
            "relative",
            "relatifs",
            "portant",
            "contre",
            "organique",
            "resolution");

    /** Empty when the title does not begin with an amendement. */
    static Optional<ScrutinTitle> of(String titre) {
        String words = fold(titre);
        Matcher matcher = AMENDEMENT.matcher(words);
        if (!matcher.find()) {
            return Optional.empty();
        }
        String subject = subject(words.substring(matcher.end()));
        return Optional.of(new ScrutinTitle(
                Integer.parseInt(matcher.group(2)),
                matcher.group(1) != null,
                IDENTIQUES.matcher(subject).find(),
                words));
    }

    /** « … et les identiques à l'amendement n° 609 et aux identiques »: only what stands before the parent counts. */
    private static String subject(String rest) {
        Matcher parent = OF_PARENT.matcher(rest);
        return parent.find() ? rest.substring(0, parent.start()) : rest;
    }

    /** How much of a texte's title stands in this one: 1 for all of it, 0 for none of its telling words. */
    double likeness(String titreTexte) {
        String title = fold(titreTexte);
        if (words.contains(title)) {
            return 1;
        }
        List<String> telling = telling(title);
        if (telling.isEmpty()) {
            return 0;
        }
        String padded = " " + words + " ";
        return (double) telling.stream()
                        .filter(word -> padded.contains(" " + word + " "))
                        .count()
                / telling.size();
    }

    /** The words of a folded title that others seldom have. */
    static List<String> telling(String title) {
        return Arrays.stream(title.split(" "))
                .filter(word -> !COMMON_WORDS.contains(word))
                .distinct()
                .toList();
    }

    /** Whether the title names this author, e.g. « M. Lopez-Liguori » or « le Gouvernement ». */
    boolean names(String signataires) {
        String author = fold(signataires.split("[,;]|\\bet\\b")[0]).replaceFirst("^(?:m|mme|mm|le|la|l) ", "");
        return !author.isEmpty() && (" " + words + " ").contains(" " + author + " ");
    }

    /** Lower case, without accents, every run of other characters than letters and digits one space. */
    static String fold(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replace("œ", "oe")
                .replaceAll("[^a-z0-9]+", " ")
                .strip();
    }
}
