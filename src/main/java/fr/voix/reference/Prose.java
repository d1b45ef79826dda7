package fr.voix.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A sentence with names of code in it, which are written between backquotes; a rich one has links and words that stand out. */
public record Prose(List<Run> runs) {

    private static final Pattern MARKED = Pattern.compile(
            "`(?<code>[^`]+)`|\\*\\*(?<strong>[^*]+)\\*\\*|\\[(?<text>[^\\]]+)\\]\\((?<href>[^)\\s]+)\\)");

    /**
     * Some words, or a name.
     *
     * @param href where they lead, or null
     */
    public record Run(String text, boolean isCode, boolean isStrong, String href) {

        Run(String text, boolean isCode) {
            this(text, isCode, false, null);
        }
    }

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

    static Prose rich(String text) {
        var runs = new ArrayList<Run>();
        var marked = MARKED.matcher(text);
        int end = 0;
        while (marked.find()) {
            add(runs, text.substring(end, marked.start()));
            if (marked.group("code") != null) {
                runs.add(new Run(marked.group("code"), true));
            } else if (marked.group("strong") != null) {
                runs.add(new Run(marked.group("strong"), false, true, null));
            } else {
                runs.add(new Run(marked.group("text"), false, false, marked.group("href")));
            }
            end = marked.end();
        }
        add(runs, text.substring(end));
        return new Prose(List.copyOf(runs));
    }

    private static void add(List<Run> runs, String text) {
        if (!text.isEmpty()) {
            runs.add(new Run(text, false));
        }
    }

    public boolean isEmpty() {
        return runs.isEmpty();
    }

    /** Its words alone. */
    public String text() {
        return String.join("", runs.stream().map(Run::text).toList());
    }
}
