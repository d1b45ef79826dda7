package fr.voix.desk.queue;

import fr.voix.base.text.Messages;
import fr.voix.theme.suggestion.Reason;
import fr.voix.theme.suggestion.Suggestion;
import fr.voix.theme.suggestion.SuggestionService;
import fr.voix.theme.theme.Theme;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Puts what is computed for a scrutin into words, for the desk alone. */
@Singleton
record SuggestionView(SuggestionService suggestions, DeskService desk) {

    private static final int MOST_WORDS = 5;

    /** @param words to be marked in the text */
    record Proposed(List<DeskPage.Suggestion> suggestions, List<String> words) {}

    /** Nothing for what is classified: the decision is there to be read. */
    Proposed proposed(Messages words, DeskService.Desk found) {
        if (!found.published().isEmpty()) {
            return new Proposed(List.of(), List.of());
        }
        Map<String, Theme> offered = found.all().stream().collect(Collectors.toMap(Theme::slug, Function.identity()));
        var computed = suggestions.of(found.amendement().uid()).stream()
                .filter(suggestion -> offered.containsKey(suggestion.slug()))
                .toList();
        return new Proposed(
                computed.stream()
                        .map(suggestion -> new DeskPage.Suggestion(
                                suggestion.slug(),
                                QueueView.name(words, offered.get(suggestion.slug())),
                                words.t("suggestion." + suggestion.strength()),
                                why(words, suggestion)))
                        .toList(),
                computed.stream()
                        .flatMap(suggestion -> suggestion.words().stream())
                        .distinct()
                        .toList());
    }

    private String why(Messages words, Suggestion suggestion) {
        return suggestion.reasons().stream().map(reason -> why(words, reason)).collect(Collectors.joining(" ; "));
    }

    private String why(Messages words, Reason reason) {
        return switch (reason) {
            case Reason.Mission mission -> words.t("suggestion.mission", mission.libelle());
            case Reason.Code code -> words.t("suggestion.code", code.name());
            case Reason.Committee committee -> words.t("suggestion.committee", committee.prefix());
            case Reason.BudgetRevenue revenue -> words.t("suggestion.revenue");
            case Reason.Dossier dossier -> words.t("suggestion.dossier", dossier.word());
            case Reason.Words shared ->
                words.t(
                        "suggestion.words",
                        shared.words().stream().limit(MOST_WORDS).collect(Collectors.joining(", ")));
            case Reason.SimilarDecisions similar ->
                words.t(
                        "suggestion.similar",
                        String.join(", ", desk.numeros(similar.scrutinUids()).values()));
        };
    }
}
