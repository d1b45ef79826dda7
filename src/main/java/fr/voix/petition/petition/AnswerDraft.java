package fr.voix.petition.petition;

import io.micronaut.core.annotation.Nullable;
import java.time.LocalDate;
import java.util.List;

/**
 * An answer or a debate to be published.
 *
 * @param author who answered, or where it was debated
 * @param textEn may be missing
 * @param links addresses of what was published of it elsewhere
 */
public record AnswerDraft(
        AnswerKind kind,
        String author,
        LocalDate givenOn,
        String text,
        @Nullable String textEn,
        List<String> links) {

    public static final int LONGEST_AUTHOR = 200;
    public static final int LONGEST_TEXT = 20_000;
    public static final int MOST_LINKS = 10;

    public AnswerDraft {
        require(author, LONGEST_AUTHOR);
        require(text, LONGEST_TEXT);
        if (textEn != null) {
            require(textEn, LONGEST_TEXT);
        }
        links = List.copyOf(links);
        if (links.size() > MOST_LINKS) {
            throw new IllegalArgumentException("At most " + MOST_LINKS + " links");
        }
    }

    private static void require(String text, int longest) {
        if (text.isBlank() || text.length() > longest) {
            throw new IllegalArgumentException("A text of 1 to " + longest + " characters");
        }
    }
}
