package fr.voix.theme.suggestion;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A text in lower case without accents, with plain spaces, hyphens and apostrophes, in which names are compared. Every character
 * keeps its position, so that a find can be shown as in the original.
 */
record Folded(String original, String text) {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    static Folded of(String original) {
        StringBuilder folded = new StringBuilder(original.length());
        for (int i = 0; i < original.length(); i++) {
            folded.append(fold(original.charAt(i)));
        }
        return new Folded(original, folded.toString());
    }

    private static char fold(char c) {
        if (c < 0x80) {
            return Character.toLowerCase(c);
        }
        if (Character.isSpaceChar(c)) {
            return ' ';
        }
        return switch (c) {
            case '\u2019', '\u02BC' -> '\'';
            case '\u2010', '\u2011' -> '-';
            default -> {
                String bare = MARKS.matcher(Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD))
                        .replaceAll("")
                        .toLowerCase(Locale.ROOT);
                yield bare.length() == 1 ? bare.charAt(0) : c;
            }
        };
    }

    /** The name as in the original, extended to the end of its word. It must begin a word, and end it too if {@code mustEnd}. */
    Optional<String> find(String name, boolean mustEnd) {
        for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
            int end = at + name.length();
            boolean begins = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
            int wordEnd = end;
            while (wordEnd < text.length() && Character.isLetterOrDigit(text.charAt(wordEnd))) {
                wordEnd++;
            }
            if (begins && (!mustEnd || wordEnd == end)) {
                return Optional.of(original.substring(at, wordEnd));
            }
        }
        return Optional.empty();
    }
}
