package fr.voix.parliament.amendement;

import static java.util.stream.Collectors.joining;

import fr.voix.base.text.Excerpt;
import fr.voix.base.text.ListReader;
import fr.voix.parliament.amendement.Asked.Correction;
import fr.voix.parliament.amendement.Asked.Wanted;
import fr.voix.parliament.amendement.SearchTermRepository.Counted;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Finds out what a visitor's words ask for: which are known, which were mistyped, which say most. */
@Singleton
class SearchTermReading {

    private static final Pattern WORD = Pattern.compile("[\\p{L}0-9]+");

    private final Synonyms synonyms = Synonyms.of(ListReader.text(SearchTermReading.class, "synonyms.txt"));
    private final SearchTermRepository repository;

    SearchTermReading(SearchTermRepository repository) {
        this.repository = repository;
    }

    /** @param scale by which an earlier page weighed them; null for a first one */
    Asked read(String query, @Nullable String scale) {
        List<SearchTerm> terms = SearchWords.read(query, synonyms);
        if (terms.isEmpty()) {
            return Asked.NOTHING;
        }
        List<Counted> counted = repository.count(terms);
        List<Correction> corrections = corrections(terms, counted);
        return corrections.isEmpty()
                ? asked(counted, corrections, scale)
                : asked(repository.count(corrected(terms, corrections)), corrections, scale);
    }

    /** What holds all of the words as they were typed, as a tsquery; empty while nothing that is shown does. */
    Optional<String> exact(String words) {
        List<Counted> counted = repository.count(SearchWords.read(words, synonyms));
        Asked asked = asked(counted, List.of(), null);
        boolean isHeld = !asked.isPartial() && counted.stream().anyMatch(term -> term.amendements() > 0);
        return isHeld ? Optional.of(asked.match()) : Optional.empty();
    }

    SearchMarks marks(Asked asked) {
        return SearchMarks.of(asked, repository.forms(SearchMarks.stems(asked)));
    }

    private List<Correction> corrections(List<SearchTerm> terms, List<Counted> counted) {
        List<Correction> corrections = new ArrayList<>();
        IntStream.range(0, terms.size())
                .filter(i -> counted.get(i).amendements() == 0)
                .mapToObj(terms::get)
                .filter(term -> term.isWord() && term.typed().length() >= Spelling.SHORTEST)
                .forEach(term -> Spelling.nearest(term.typed(), repository.near(term.typed()))
                        .filter(this::isHeld)
                        .ifPresent(meant -> corrections.add(new Correction(term.typed(), accented(meant)))));
        return corrections;
    }

    /** By an amendement that is shown: words of those that are not are known, too, and told to nobody. */
    private boolean isHeld(String word) {
        return repository.count(SearchWords.read(word, synonyms)).stream().anyMatch(one -> one.amendements() > 0);
    }

    /** As an amendement that holds it writes it; words are known without accents. */
    private String accented(String word) {
        return repository.texts(word).stream()
                .map(html -> Excerpt.of(html, Integer.MAX_VALUE))
                .filter(Objects::nonNull)
                .flatMap(text -> WORD.matcher(text).results().map(MatchResult::group))
                .filter(found -> SearchWords.plain(found).equals(word))
                .findFirst()
                .map(found -> found.toLowerCase(Locale.FRENCH))
                .orElse(word);
    }

    /** Read again, since what was meant may have other names. */
    private List<SearchTerm> corrected(List<SearchTerm> terms, List<Correction> corrections) {
        return terms.stream()
                .flatMap(term -> corrections.stream()
                        .filter(correction -> correction.typed().equals(term.typed()))
                        .findFirst()
                        .map(correction -> SearchWords.read(correction.meant(), synonyms).stream())
                        .orElseGet(() -> List.of(term).stream()))
                .toList();
    }

    private Asked asked(List<Counted> counted, List<Correction> corrections, @Nullable String scale) {
        List<Wanted> wanted = counted.stream()
                .filter(term -> !term.query().isEmpty())
                .map(term -> new Wanted(term.query(), weight(term.amendements())))
                .toList();
        if (scale != null && scale.replace("p", "").length() == wanted.size()) {
            return weighed(wanted, corrections, scale);
        }
        if (wanted.isEmpty()) {
            return Asked.NOTHING;
        }
        String all = joined(wanted, " & ");
        boolean isPartial = wanted.size() > 1 && !repository.exists(all);
        return new Asked(isPartial ? joined(wanted, " | ") : all, wanted, isPartial, corrections);
    }

    private static Asked weighed(List<Wanted> counted, List<Correction> corrections, String scale) {
        List<Wanted> wanted = IntStream.range(0, counted.size())
                .mapToObj(i -> new Wanted(counted.get(i).query(), Character.digit(scale.charAt(i), 10)))
                .toList();
        boolean isPartial = scale.endsWith("p");
        return new Asked(joined(wanted, isPartial ? " | " : " & "), wanted, isPartial, corrections);
    }

    private static String joined(List<Wanted> wanted, String operator) {
        return wanted.stream().map(one -> "(" + one.query() + ")").collect(joining(operator));
    }

    /** The rarer, the more it says. */
    private static int weight(int amendements) {
        return 1 + (int) Math.round(8 * (1 - Math.log(1 + amendements) / Math.log(1 + SearchTermRepository.COMMON)));
    }
}
