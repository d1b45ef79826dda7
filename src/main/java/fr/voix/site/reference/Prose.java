package fr.voix.site.reference;

import java.util.ArrayList;
import java.util.List;

/** A sentence with names of code in it, which are written between backquotes. */
public record Prose(List<Run> runs) {

    /** Some words, or a name. */
    public record Run(String text, boolean isCode) {}

    static Prose of(String text) {
        var runs = new ArrayList<Run>();
        boolean isCode = false;
        for (var part : text.split("`", -1)) {
            if (!part.isEmpty()) {
                runs.add(new Run(part, isCode));
            }
            isCode = !isCode;
        }
        return new Prose(List.copyOf(runs));
    }

    public boolean isEmpty() {
        return runs.isEmpty();
    }
}
