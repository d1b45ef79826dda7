package fr.voix.parliament.title;

import io.micronaut.core.annotation.Nullable;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The article of a texte that an amendement is about, fit for a sentence.
 *
 * @param number {@code 12}, {@code 1er}, {@code 15 ter}, {@code unique}; empty of an amendement that is amended itself
 */
record Article(String number) {

    static final Article AMENDEMENT = new Article("");

    private static final Pattern OFFICIAL = Pattern.compile("(?i)article (premier|unique|liminaire|\\d+.*|[A-Z]{1,2})");

    private static final Pattern THIS =
            Pattern.compile("(?U)\\b(?:cet|le présent|(du|au) présent) article\\b(?! (?:L\\.|\\d|du code|de la loi))");

    /**
     * Empty for a title, an annex, or a place beside an article.
     *
     * @param titre as in the official file: {@code ARTICLE 15 TER}
     * @param position {@code A}, {@code Apres} or {@code Avant}
     */
    static Optional<Article> of(@Nullable String titre, @Nullable String position) {
        boolean isBeside = position != null && !position.isEmpty() && !position.equals("A");
        Matcher article = OFFICIAL.matcher(titre == null || isBeside ? "" : titre.strip());
        return article.matches() ? Optional.of(new Article(number(article.group(1)))) : Optional.empty();
    }

    /** Words in small letters, as they are read; the letters of « 15 bis B » stay. */
    private static String number(String official) {
        StringBuilder number = new StringBuilder();
        for (String word : official.strip().split("\\s+")) {
            String lower = word.toLowerCase(Locale.FRENCH);
            boolean isLetters = lower.length() <= 2 && !Character.isDigit(word.charAt(0));
            number.append(number.isEmpty() ? "" : " ")
                    .append(lower.equals("premier") ? "1er" : isLetters ? word : lower);
        }
        return number.toString();
    }

    /** A sentence in which this is called by its number, not « cet article ». */
    String named(String sentence) {
        return number.isEmpty()
                ? sentence
                : THIS.matcher(sentence)
                        .replaceAll(found ->
                                (found.group(1) == null ? "" : found.group(1).equals("du") ? "de " : "à ")
                                        + inFrench());
    }

    String inFrench() {
        return number.isEmpty() ? "l’amendement" : "l’article " + number;
    }

    String inEnglish() {
        return switch (number) {
            case "" -> "the amendement";
            case "unique" -> "the only article";
            case "liminaire" -> "the opening article";
            default -> "article " + number.replaceFirst("^1er", "1");
        };
    }
}
