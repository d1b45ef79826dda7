package fr.voix.theme.suggestion;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Words that name a subject, by theme, from a list kept by people; found in the parts of a text that tell its subject. */
final class SubjectWords {

    static final SubjectWords NONE = new SubjectWords(List.of());

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final String ANY_END = "*";

    /** A term of several words is less often about something else. */
    private static final double SEVERAL = 1.3;

    private final List<Term> terms;

    /** By the first word of a term; open terms by their first letter. */
    private final Map<String, List<Term>> byFirst;

    private final Map<Character, List<Term>> byBeginning;

    private SubjectWords(List<Term> terms) {
        this.terms = List.copyOf(terms);
        this.byFirst = terms.stream()
                .filter(term -> !term.isOpen())
                .collect(Collectors.groupingBy(term -> term.words().getFirst()));
        this.byBeginning = terms.stream()
                .filter(Term::isOpen)
                .collect(Collectors.groupingBy(term -> term.words().getFirst().charAt(0)));
    }

    /** One line for each theme: its slug, a colon, its words separated by commas. */
    static SubjectWords of(Stream<String> lines) {
        return new SubjectWords(lines.flatMap(SubjectWords::line).toList());
    }

    private static Stream<Term> line(String line) {
        String[] parts = line.split(":", 2);
        if (parts.length < 2) {
            throw new IllegalStateException("No theme before a colon: " + line);
        }
        return Arrays.stream(parts[1].split(",")).map(word -> Term.of(parts[0].strip(), word.strip()));
    }

    List<Term> terms() {
        return terms;
    }

    /**
     * The same words, following renamed and merged themes.
     *
     * @param current present slugs, by every slug that ever was
     */
    SubjectWords renamed(Map<String, String> current) {
        return new SubjectWords(terms.stream()
                .map(term -> new Term(current.getOrDefault(term.theme(), term.theme()), term.words(), term.isOpen()))
                .distinct()
                .toList());
    }

    /** The terms in a text, by theme. */
    Map<String, Named> read(QuestionFacts subject) {
        Map<Term, Double> points = new HashMap<>();
        Map<Term, String> forms = new HashMap<>();
        for (Zone zone : Zone.values()) {
            Map<Term, Integer> counts = new HashMap<>();
            find(zone.of(subject), counts, forms);
            counts.forEach((term, count) ->
                    points.merge(term, zone.weight * (1 + Math.log(count)) * term.weight(), Double::sum));
        }
        Map<String, Named> read = new HashMap<>();
        points.entrySet().stream()
                .sorted(Map.Entry.<Term, Double>comparingByValue().reversed())
                .forEach(entry -> read.merge(
                        entry.getKey().theme(),
                        new Named(entry.getValue(), List.of(forms.get(entry.getKey()))),
                        Named::plus));
        return read;
    }

    private void find(String text, Map<Term, Integer> counts, Map<Term, String> forms) {
        Folded folded = Folded.of(text);
        List<int[]> places = WORD.matcher(folded.text())
                .results()
                .map(match -> new int[] {match.start(), match.end()})
                .toList();
        List<String> words = places.stream()
                .map(place -> folded.text().substring(place[0], place[1]))
                .toList();
        for (int at = 0; at < words.size(); at++) {
            int begin = at;
            candidates(words.get(at)).filter(term -> term.isAt(words, begin)).forEach(term -> {
                counts.merge(term, 1, Integer::sum);
                int end = places.get(begin + term.words().size() - 1)[1];
                forms.putIfAbsent(term, text.substring(places.get(begin)[0], end));
            });
        }
    }

    private Stream<Term> candidates(String word) {
        String singular = Term.singular(word);
        return Stream.of(
                        byFirst.getOrDefault(word, List.of()),
                        singular.equals(word) ? List.<Term>of() : byFirst.getOrDefault(singular, List.of()),
                        byBeginning.getOrDefault(word.charAt(0), List.of()))
                .flatMap(List::stream);
    }

    /** Parts of a text and their weights: the beginning of its reasons counts more than their end. */
    private enum Zone {
        TITRE(2),
        REASONS(1.5),
        MISSION(1),
        CHANGE(0.8),
        MORE_REASONS(0.5);

        private static final int BEGINNING = 500;
        private static final int END = 2_500;

        private final double weight;

        Zone(double weight) {
            this.weight = weight;
        }

        String of(QuestionFacts subject) {
            String expose = subject.expose();
            return switch (this) {
                case TITRE -> subject.titre();
                case MISSION -> subject.missionLibelle();
                case CHANGE -> subject.change();
                case REASONS -> expose.substring(0, Math.min(BEGINNING, expose.length()));
                case MORE_REASONS ->
                    expose.substring(Math.min(BEGINNING, expose.length()), Math.min(END, expose.length()));
            };
        }
    }

    /**
     * The terms of one theme in a text.
     *
     * @param found as written there, the strongest first
     */
    record Named(double points, List<String> found) {

        private Named plus(Named more) {
            return new Named(
                    points + more.points,
                    Stream.concat(found.stream(), more.found.stream()).toList());
        }
    }

    /**
     * A term of the list: one word, or several in a row.
     *
     * @param words folded
     * @param isOpen whether the last word may have another ending
     */
    record Term(String theme, List<String> words, boolean isOpen) {

        private static Term of(String theme, String written) {
            List<String> words = WORD.matcher(Folded.of(written).text())
                    .results()
                    .map(match -> match.group())
                    .toList();
            if (words.isEmpty()) {
                throw new IllegalStateException("No word of the theme " + theme + ": " + written);
            }
            return new Term(theme, words, written.endsWith(ANY_END));
        }

        private static String singular(String word) {
            return word.endsWith("s") || word.endsWith("x") ? word.substring(0, word.length() - 1) : word;
        }

        private double weight() {
            return words.size() > 1 ? SEVERAL : 1;
        }

        private boolean isAt(List<String> text, int begin) {
            if (begin + words.size() > text.size()) {
                return false;
            }
            for (int i = 0; i < words.size(); i++) {
                String word = text.get(begin + i);
                boolean mayGoOn = isOpen && i == words.size() - 1;
                if (mayGoOn
                        ? !word.startsWith(words.get(i))
                        : !word.equals(words.get(i)) && !singular(word).equals(words.get(i))) {
                    return false;
                }
            }
            return true;
        }
    }
}
