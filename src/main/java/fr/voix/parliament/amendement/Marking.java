package fr.voix.parliament.amendement;

import java.util.Collection;
import java.util.Comparator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Marks words in sanitised HTML: whole words of its text, never anything inside a tag or a character reference. */
final class Marking {

    /** What is passed over as it is. */
    private static final String TAG = "<[^>]*>";

    private static final String CHARACTER_REFERENCE = "&[^;\\s]{1,10};";

    private static final Marking NOTHING = new Marking(null);

    private final Pattern words;

    private Marking(Pattern words) {
        this.words = words;
    }

    static Marking of(Collection<String> words) {
        var any = words.stream()
                .filter(word -> !word.isBlank())
                .sorted(Comparator.comparingInt(String::length).reversed())
                // as the text has them: escaped
                .map(word -> word.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        return any.isEmpty()
                ? NOTHING
                : new Marking(Pattern.compile(
                        TAG + "|(?<![\\p{L}\\p{N}])(?<word>" + any + ")(?![\\p{L}\\p{N}])|" + CHARACTER_REFERENCE,
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
    }

    String in(String html) {
        if (words == null) {
            return html;
        }
        var marked = new StringBuilder();
        var found = words.matcher(html);
        while (found.find()) {
            var word = found.group("word");
            var kept = word == null ? found.group() : "<mark>" + word + "</mark>";
            found.appendReplacement(marked, "");
            marked.append(kept);
        }
        return found.appendTail(marked).toString();
    }
}
