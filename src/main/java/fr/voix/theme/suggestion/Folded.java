package fr.voix.theme.suggestion;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A text in small letters without accents, with plain spaces, hyphens and apostrophes: what names are compared in. Every
 * character stands where it stood in the original, so that what is found can be shown as it was written.
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

    /**
     * The name as the original writes it, to the end of its word: nowhere in the middle of a word, nor followed by more letters
     * when it has to end there.
     */
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
