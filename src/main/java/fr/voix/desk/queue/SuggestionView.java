package fr.voix.desk.queue;

import fr.voix.base.text.Messages;
import fr.voix.theme.suggestion.Reason;
import fr.voix.theme.suggestion.Strength;
import fr.voix.theme.suggestion.Suggestion;
import fr.voix.theme.suggestion.SuggestionService;
import fr.voix.theme.theme.Theme;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Puts what is computed for a scrutin into words, for the desk alone. */
@Singleton
record SuggestionView(SuggestionService suggestions, ScrutinDeskService desk) {

    private static final int MOST = 3;
    private static final int MOST_WORDS = 5;

    /** @param words to be marked in the text */
    record Proposed(List<ScrutinDeskPage.Suggestion> suggestions, List<String> words) {}

    /** Nothing for what is classified: the decision is there to be read. */
    Proposed proposed(Messages words, ScrutinDeskService.Desk found) {
        if (!found.published().isEmpty()) {
            return new Proposed(List.of(), List.of());
        }
        Map<String, Theme> offered = found.all().stream().collect(Collectors.toMap(Theme::slug, Function.identity()));
        var computed = suggestions.of(found.amendement().uid()).stream()
                .filter(suggestion -> offered.containsKey(suggestion.slug()))
                .toList();
        return new Proposed(
                computed.stream()
                        .limit(MOST)
                        .map(suggestion -> printed(words, suggestion, offered))
                        .toList(),
                computed.stream()
                        .flatMap(suggestion -> suggestion.words().stream())
                        .distinct()
                        .toList());
    }

    /** What is suggested for most of these, in the order of how often; each with the reasons of where it is surest. */
    List<ScrutinDeskPage.Suggestion> shared(Messages words, Collection<String> uids, List<Theme> all) {
        var offered = all.stream().collect(Collectors.toMap(Theme::slug, Function.identity()));
        return suggestions.of(uids).values().stream()
                .flatMap(List::stream)
                .filter(suggestion -> offered.containsKey(suggestion.slug()))
                .collect(Collectors.groupingBy(Suggestion::slug))
                .values()
                .stream()
                .filter(same -> same.size() * 2 > uids.size())
                .map(same -> same.stream()
                        .sorted(Comparator.comparing(Suggestion::strength))
                        .toList())
                .sorted(Comparator.<List<Suggestion>, Strength>comparing(
                                same -> same.getFirst().strength())
                        .thenComparing(same -> -same.size()))
                .map(same -> printed(words, same.getFirst(), offered))
                .toList();
    }

    private ScrutinDeskPage.Suggestion printed(Messages words, Suggestion suggestion, Map<String, Theme> offered) {
        return new ScrutinDeskPage.Suggestion(
                suggestion.slug(),
                offered.get(suggestion.slug()).libelle(words.language()),
                words.t("suggestion." + suggestion.strength()),
                suggestion.strength() != Strength.WEAK,
                why(words, suggestion));
    }

    private String why(Messages words, Suggestion suggestion) {
        return suggestion.reasons().stream().map(reason -> why(words, reason)).collect(Collectors.joining(" ; "));
    }

    private String why(Messages words, Reason reason) {
        List<String> values = reason.values();
        return switch (reason.kind()) {
            case MISSION -> words.t("suggestion.mission", values.getLast());
            case CODE -> words.t("suggestion.code", values.getFirst());
            case COMMITTEE -> words.t("suggestion.committee", values.getFirst());
            case BUDGET_REVENUE -> words.t("suggestion.revenue");
            case DOSSIER -> words.t("suggestion.dossier", values.getLast());
            case SUBJECT ->
                words.t("suggestion.subject", values.stream().limit(MOST_WORDS).collect(Collectors.joining(", ")));
            case WORDS ->
                words.t("suggestion.words", values.stream().limit(MOST_WORDS).collect(Collectors.joining(", ")));
            case SIMILAR_DECISIONS ->
                words.t(
                        "suggestion.similar",
                        String.join(", ", desk.numeros(values).values()));
        };
    }
}
