package fr.voix.parliament.amendement;

import fr.voix.base.text.Excerpt;
import fr.voix.parliament.amendement.Credits.Programme;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Amendements that ask the same but for a figure. Of words: the same dispositif, but for a number with its unit ("5 %", "2 ans et 6
 * mois") or a year between quotation marks; numbers of articles and of alinéas are the same. Of credits: other sums for the same programmes, and nearly the same reasons.
 */
public final class Alternatives {

    /** Of the words of both, so much is in each: whoever tables a text again with another sum changes few. */
    private static final double ALIKE = 0.8;

    private static final Pattern FIGURE = Pattern.compile("(?<=«[ \u00a0\u202f])(?:19|20)[0-9]{2}(?=[ \u00a0\u202f]»)"
            + "|[0-9][0-9 .,\u00a0\u202f]*?[ \u00a0\u202f]?(?:%|€|M€|(?:euros?|millions?|milliards?|ans?|années?|mois|jours?"
            + "|heures?|points?|tonnes?|kilomètres?|habitants?|salariés?)\\b)(?: et [0-9]+ (?:mois|jours?)\\b)?");

    private static final Pattern WORD = Pattern.compile("[^\\p{L}]+");

    private Alternatives() {}

    static boolean areAlike(Amendement one, Amendement other) {
        return one.credits() == null
                ? !text(one).isEmpty()
                        && withoutFigures(one).equals(withoutFigures(other))
                        && !figures(one).equals(figures(other))
                : sides(one).equals(sides(other)) && sum(one) != sum(other) && haveSameReasons(one, other);
    }

    /** What each asks for that differs between them, in their order: a figure with its unit, or a sum in euros. */
    public static List<String> differences(List<Amendement> family) {
        if (family.getFirst().credits() != null) {
            return family.stream().map(one -> Long.toString(sum(one))).toList();
        }
        var figures = family.stream().map(Alternatives::figures).toList();
        var varying = IntStream.range(0, figures.getFirst().size())
                .filter(i -> figures.stream().map(of -> of.get(i)).distinct().count() > 1)
                .boxed()
                .toList();
        return figures.stream()
                .map(of -> varying.stream().map(of::get).collect(Collectors.joining(", ")))
                .toList();
    }

    private static String text(Amendement amendement) {
        return Objects.requireNonNullElse(Excerpt.of(amendement.dispositif(), Integer.MAX_VALUE), "");
    }

    private static String withoutFigures(Amendement amendement) {
        return FIGURE.matcher(text(amendement)).replaceAll("#");
    }

    private static List<String> figures(Amendement amendement) {
        return FIGURE.matcher(text(amendement))
                .results()
                .map(MatchResult::group)
                .toList();
    }

    /** Which programmes gain and which lose. */
    private static Set<String> sides(Amendement amendement) {
        return amendement.credits().programmes().stream()
                .map(programme -> Long.signum(moved(programme)) + programme.libelle())
                .collect(Collectors.toSet());
    }

    private static long moved(Programme programme) {
        return programme.ae() == 0 ? programme.cp() : programme.ae();
    }

    private static long sum(Amendement amendement) {
        return amendement.credits().programmes().stream()
                .mapToLong(programme -> Math.abs(moved(programme)))
                .max()
                .orElse(0);
    }

    private static boolean haveSameReasons(Amendement one, Amendement other) {
        var words = words(one);
        var all = new HashSet<>(words);
        all.addAll(words(other));
        words.retainAll(words(other));
        return !all.isEmpty() && words.size() >= ALIKE * all.size();
    }

    private static Set<String> words(Amendement amendement) {
        var text = Objects.requireNonNullElse(Excerpt.of(amendement.expose(), Integer.MAX_VALUE), "");
        return Arrays.stream(WORD.split(text.toLowerCase(Locale.FRENCH)))
                .filter(word -> word.length() > 2)
                .collect(Collectors.toCollection(HashSet::new));
    }
}
