package fr.voix.desk.queue;

import fr.voix.base.text.Messages;
import fr.voix.theme.theme.Classification;
import fr.voix.theme.theme.Theme;
import fr.voix.theme.theme.ThemeService;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Puts the decisions on a scrutin into words. */
@Singleton
record ClassificationHistoryView(ThemeService themes) {

    List<ScrutinDeskPage.Entry> entries(Messages words, ScrutinDeskService.Desk desk) {
        var names = names(words, desk);
        var standing = desk.published().stream().map(Theme::slug).toList();
        return desk.history().stream()
                .map(decision -> new ScrutinDeskPage.Entry(
                        decision.id(),
                        words.stamp(decision.decidedAt()),
                        decision.decidedAt().toString(),
                        desk.emails().get(decision.moderatorId()),
                        what(words, decision, names),
                        decision.reason(),
                        restore(words, decision, standing, names)))
                .toList();
    }

    /** The latest decision, as it is told to a colleague who had not seen it. */
    ScrutinDeskPage.Conflict conflict(Messages words, ScrutinDeskService.Desk desk) {
        var latest = desk.history().getFirst();
        return new ScrutinDeskPage.Conflict(
                desk.emails().get(latest.moderatorId()),
                words.stamp(latest.decidedAt()),
                latest.decidedAt().toString(),
                latest.after().isEmpty() ? words.t("desk.nothing") : list(latest.after(), names(words, desk)),
                latest.reason());
    }

    /** Also of themes that have another name by now, or are gone. */
    private Map<String, String> names(Messages words, ScrutinDeskService.Desk desk) {
        return desk.history().isEmpty()
                ? Map.of()
                : themes.byEverySlug().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, named -> QueueView.name(words, named.getValue())));
    }

    private static String what(Messages words, Classification decision, Map<String, String> names) {
        if (decision.before().isEmpty()) {
            return words.t("desk.log.first", list(decision.after(), names));
        }
        var before = list(decision.before(), names);
        return decision.after().isEmpty()
                ? words.t("desk.log.none", before)
                : words.t(
                        decision.mergedThemeId() == null ? "desk.log.change" : "desk.log.merge",
                        before,
                        list(decision.after(), names));
    }

    private static String restore(
            Messages words, Classification decision, List<String> standing, Map<String, String> names) {
        if (decision.before().equals(standing)) {
            return null;
        }
        return decision.before().isEmpty()
                ? words.t("desk.restore.none")
                : words.t("desk.restore", list(decision.before(), names));
    }

    private static String list(List<String> slugs, Map<String, String> names) {
        return slugs.stream().map(slug -> names.getOrDefault(slug, slug)).collect(Collectors.joining(", "));
    }
}
