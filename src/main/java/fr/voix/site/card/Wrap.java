package fr.voix.site.card;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Breaks a text into lines by its measured width. */
final class Wrap {

    private static final String ELLIPSIS = "…";

    private Wrap() {}

    /** At most so many lines; what does not fit is left out after an ellipsis. Only plain spaces are places to break. */
    static List<String> lines(String text, double widest, int most, ToDoubleFunction<String> width) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var word : text.strip().split(" +")) {
            var longer = line.isEmpty() ? word : line + " " + word;
            if (width.applyAsDouble(longer) <= widest || line.isEmpty()) {
                line.setLength(0);
                line.append(longer);
                continue;
            }
            if (lines.size() == most - 1) {
                line.append(' ').append(word).append(ELLIPSIS);
                break;
            }
            lines.add(line.toString());
            line.setLength(0);
            line.append(word);
        }
        lines.add(line.toString());
        lines.replaceAll(one -> shortened(one, widest, width));
        return List.copyOf(lines);
    }

    /** A text that fits, without its last words, or letters, if need be. */
    static String shortened(String text, double widest, ToDoubleFunction<String> width) {
        var kept = text;
        while (width.applyAsDouble(kept) > widest && kept.length() > ELLIPSIS.length()) {
            var bare = kept.endsWith(ELLIPSIS) ? kept.substring(0, kept.length() - 1) : kept;
            int space = bare.lastIndexOf(' ');
            var cut = bare.substring(0, space > 0 ? space : bare.offsetByCodePoints(bare.length(), -1));
            kept = cut.replaceAll("[\\s,;:.«(–-]+$", "") + ELLIPSIS;
        }
        return kept;
    }
}
