package fr.voix.parliament.title;

import fr.voix.parliament.amendement.Title;
import fr.voix.parliament.amendement.Title.Origin;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One form of instruction and how it is told.
 *
 * @param french with {@code {article}} for the article, {@code {1}} for what a group found, {@code {1…}} for its beginning
 */
record Instruction(Pattern form, String french, String english) {

    /** A quoted text or a subject is cut after so many characters. */
    private static final int LONGEST = 220;

    /** What is left where a text is too long to be shown and has no pause. */
    private static final Pattern NOTHING = Pattern.compile("« +»| $");

    private static final Pattern FIELD = Pattern.compile("\\{(article|\\d)(…?)}");

    Instruction(String form, String french, String english) {
        this(Pattern.compile(form + "[ .]*", Pattern.UNICODE_CHARACTER_CLASS), french, english);
    }

    Optional<Title> title(String instruction, Optional<Article> article) {
        Matcher found = form.matcher(instruction);
        return french.contains("{article}") && article.isEmpty() || !found.matches()
                ? Optional.empty()
                : Optional.of(new Title(
                                filled(french, found, article, false),
                                filled(english, found, article, true),
                                Origin.DISPOSITIF))
                        .filter(title -> !NOTHING.matcher(title.text()).find());
    }

    private static String filled(String line, Matcher found, Optional<Article> article, boolean isEnglish) {
        return FIELD.matcher(line).replaceAll(field -> {
            if (field.group(1).equals("article")) {
                return Matcher.quoteReplacement(
                        isEnglish
                                ? article.orElseThrow().inEnglish()
                                : article.orElseThrow().inFrench());
            }
            String words = found.group(Integer.parseInt(field.group(1)))
                    .replaceFirst("[ ,;.]+$", "")
                    .strip();
            String shown = field.group(2).isEmpty()
                    ? words
                    : Sentences.toThePause(Sentences.of(words).getFirst(), LONGEST);
            return Matcher.quoteReplacement(shown);
        });
    }
}
