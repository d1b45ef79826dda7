package fr.voix.parliament.amendement;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Marks in a text what was looked for, in whatever form it stands there: words by their stems, phrases as a whole. */
public final class SearchMarks {

    public static final SearchMarks NONE = new SearchMarks(List.of(), Map.of());

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");
    private static final Pattern STEM = Pattern.compile("'((?:[^']|'')*)'");
    private static final Pattern KEY = Pattern.compile("n[a-z]*[0-9]+|article.*");
    /** Small words that may stand between those of a phrase. */
    private static final int GAP = 3;

    private final List<List<String>> phrases;
    private final Map<String, String> stems;

    private record Word(int start, int end, String stem) {}

    private SearchMarks(List<List<String>> phrases, Map<String, String> stems) {
        this.phrases = phrases;
        this.stems = stems;
    }

    /** @param stems by the words that have them, without accents */
    static SearchMarks of(Asked asked, Map<String, String> stems) {
        var phrases = phrases(asked).stream().toList();
        return new SearchMarks(phrases, stems);
    }

    static Set<String> stems(Asked asked) {
        var all = new LinkedHashSet<String>();
        phrases(asked).forEach(all::addAll);
        return all;
    }

    /** What is looked for, as sequences of stems; most have one. Numbers and articles are made-up words. */
    private static Set<List<String>> phrases(Asked asked) {
        var phrases = new LinkedHashSet<List<String>>();
        for (var wanted : asked.wanted()) {
            for (var alternative : wanted.query().split(" \\| ")) {
                var phrase = STEM.matcher(alternative)
                        .results()
                        .map(stem -> stem.group(1))
                        .toList();
                if (!phrase.isEmpty() && !KEY.matcher(phrase.getFirst()).matches()) {
                    phrases.add(phrase);
                }
            }
        }
        return phrases;
    }

    /** The whole text in pieces. */
    public List<MarkedText> in(String text) {
        var words = words(text);
        var pieces = new ArrayList<MarkedText>();
        int done = 0;
        for (int at = 0; at < words.size(); at++) {
            int last = last(words, at);
            if (last >= 0) {
                add(pieces, text.substring(done, words.get(at).start()), false);
                done = words.get(last).end();
                add(pieces, text.substring(words.get(at).start(), done), true);
                at = last;
            }
        }
        add(pieces, text.substring(done), false);
        return List.copyOf(pieces);
    }

    /** Where the first mark in a text stands; -1 without one. */
    public int first(String text) {
        var words = words(text);
        for (int at = 0; at < words.size(); at++) {
            if (last(words, at) >= 0) {
                return words.get(at).start();
            }
        }
        return -1;
    }

    private static void add(List<MarkedText> pieces, String text, boolean isMarked) {
        if (!text.isEmpty()) {
            pieces.add(new MarkedText(text, isMarked));
        }
    }

    private List<Word> words(String text) {
        return phrases.isEmpty()
                ? List.of()
                : WORD.matcher(text)
                        .results()
                        .map(word -> new Word(word.start(), word.end(), stems.get(SearchWords.plain(word.group()))))
                        .toList();
    }

    /** The last word of the longest phrase that begins here; -1 for none. */
    private int last(List<Word> words, int at) {
        return words.get(at).stem() == null
                ? -1
                : phrases.stream()
                        .mapToInt(phrase -> last(words, at, phrase))
                        .max()
                        .orElse(-1);
    }

    private static int last(List<Word> words, int at, List<String> phrase) {
        int last = at;
        for (int i = 0; i < phrase.size(); i++) {
            int from = i == 0 ? at : last + 1;
            int until = i == 0 ? at : Math.min(words.size() - 1, last + GAP);
            last = -1;
            for (int j = from; j <= until && last < 0; j++) {
                last = phrase.get(i).equals(words.get(j).stem()) ? j : -1;
            }
            if (last < 0) {
                return -1;
            }
        }
        return last;
    }
}
